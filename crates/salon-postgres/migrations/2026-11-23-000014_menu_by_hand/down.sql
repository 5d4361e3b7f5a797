ALTER TABLE services DROP COLUMN made_by;
