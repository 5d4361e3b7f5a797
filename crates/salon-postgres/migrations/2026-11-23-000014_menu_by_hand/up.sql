-- Services that an operator brings in beside the salon's file.

ALTER TABLE services ADD COLUMN made_by TEXT NOT NULL DEFAULT 'file'
    CONSTRAINT services_made_by_known CHECK (made_by IN ('file', 'operator'));
COMMENT ON COLUMN services.made_by IS 'Who wrote the row last: file or operator. A file that does not name an operator''s row leaves it.';
