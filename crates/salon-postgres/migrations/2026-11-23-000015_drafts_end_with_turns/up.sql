-- What a turn left behind ends with it: a number is forgotten, and old texts go with their turns, whatever
-- waits for a person or was shown once.

ALTER TABLE drafts DROP CONSTRAINT drafts_turn_fk,
    ADD CONSTRAINT drafts_turn_fk FOREIGN KEY (turn_id) REFERENCES turns (id) ON DELETE CASCADE;
ALTER TABLE offers DROP CONSTRAINT offers_closed_by_turn_fk,
    ADD CONSTRAINT offers_closed_by_turn_fk FOREIGN KEY (closed_by_turn_id) REFERENCES turns (id) ON DELETE SET NULL;

COMMENT ON COLUMN consents.source IS 'Where the line comes from: keyword, wording, provider, refusal, staff, import or forgotten.';
