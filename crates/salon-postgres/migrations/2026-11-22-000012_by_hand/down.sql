ALTER TABLE dated_hours DROP COLUMN made_by;
ALTER TABLE time_off DROP COLUMN made_by;
ALTER TABLE knowledge DROP COLUMN made_by;
