-- Processes that share the database.

CREATE TABLE instances (
    id INTEGER GENERATED ALWAYS AS IDENTITY CONSTRAINT instances_pk PRIMARY KEY,
    name TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    missing_since TIMESTAMPTZ,
    CONSTRAINT instances_name_unique UNIQUE (name)
);
COMMENT ON TABLE instances IS 'Processes that claim work. Each holds an advisory lock (23069, id) as long as it lives; what a process without its lock had claimed is given back.';
COMMENT ON COLUMN instances.id IS 'The row''s number, and the second half of its lock''s name.';
COMMENT ON COLUMN instances.name IS 'The process, as the leases name it before the slash.';
COMMENT ON COLUMN instances.started_at IS 'When it first said that it lives, by the database''s clock.';
COMMENT ON COLUMN instances.missing_since IS 'Since when its lock is gone, by the database''s clock; null while it holds it.';
