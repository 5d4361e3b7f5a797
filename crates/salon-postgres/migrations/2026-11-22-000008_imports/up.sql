-- What was brought in from elsewhere.

CREATE TABLE imported (
    salon_id BIGINT NOT NULL CONSTRAINT imported_salon_fk REFERENCES salons (id),
    source TEXT NOT NULL,
    kind TEXT NOT NULL CONSTRAINT imported_kind_known CHECK (kind IN ('client', 'appointment', 'service')),
    source_key TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    digest BYTEA NOT NULL,
    imported_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT imported_pk PRIMARY KEY (salon_id, source, kind, source_key)
);
CREATE INDEX imported_row ON imported (salon_id, kind, row_id);
COMMENT ON TABLE imported IS 'Which row was made of what elsewhere. A line outlives its row: what was deleted here is not brought in again.';
COMMENT ON COLUMN imported.salon_id IS 'At which salon.';
COMMENT ON COLUMN imported.source IS 'Where it came from: legacy, or the name that a mapping gives its export.';
COMMENT ON COLUMN imported.kind IS 'client, appointment or service.';
COMMENT ON COLUMN imported.source_key IS 'What it is called there: its number, or a digest where it has none.';
COMMENT ON COLUMN imported.row_id IS 'The row that was made or found here; no reference, for the row may be gone.';
COMMENT ON COLUMN imported.digest IS 'SHA-256 of what was read there last, to tell what changed there since.';
COMMENT ON COLUMN imported.imported_at IS 'When it was last read, by the business clock.';
