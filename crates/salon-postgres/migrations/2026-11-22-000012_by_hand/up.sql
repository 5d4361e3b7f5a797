-- What an operator writes about a salon beside its file.

ALTER TABLE dated_hours ADD COLUMN made_by TEXT NOT NULL DEFAULT 'file'
    CONSTRAINT dated_hours_made_by_known CHECK (made_by IN ('file', 'operator'));
ALTER TABLE time_off ADD COLUMN made_by TEXT NOT NULL DEFAULT 'file'
    CONSTRAINT time_off_made_by_known CHECK (made_by IN ('file', 'operator'));
ALTER TABLE knowledge ADD COLUMN made_by TEXT NOT NULL DEFAULT 'file'
    CONSTRAINT knowledge_made_by_known CHECK (made_by IN ('file', 'operator'));
COMMENT ON COLUMN dated_hours.made_by IS 'Who wrote the row last: file or operator. A file that does not name an operator''s row leaves it.';
COMMENT ON COLUMN time_off.made_by IS 'Who wrote the row last: file or operator. A file that does not name an operator''s row leaves it.';
COMMENT ON COLUMN knowledge.made_by IS 'Who wrote the row last: file or operator. A file that does not name an operator''s row leaves it.';
