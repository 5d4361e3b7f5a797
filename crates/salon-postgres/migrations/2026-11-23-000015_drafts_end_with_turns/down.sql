ALTER TABLE offers DROP CONSTRAINT offers_closed_by_turn_fk,
    ADD CONSTRAINT offers_closed_by_turn_fk FOREIGN KEY (closed_by_turn_id) REFERENCES turns (id);
ALTER TABLE drafts DROP CONSTRAINT drafts_turn_fk,
    ADD CONSTRAINT drafts_turn_fk FOREIGN KEY (turn_id) REFERENCES turns (id);
COMMENT ON COLUMN consents.source IS 'Where the line comes from: keyword, wording, provider, refusal, staff or forgotten.';
