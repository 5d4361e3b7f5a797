-- Secret links under which a calendar program reads a stylist's visits.

CREATE TABLE calendars (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT calendars_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT calendars_salon_fk REFERENCES salons (id),
    staff_id BIGINT NOT NULL,
    token_digest TEXT NOT NULL CONSTRAINT calendars_token_unique UNIQUE,
    made_by TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ,
    CONSTRAINT calendars_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id)
);
CREATE UNIQUE INDEX calendars_open ON calendars (salon_id, staff_id) WHERE revoked_at IS NULL;
COMMENT ON TABLE calendars IS 'Secret links under which a calendar program reads a stylist''s visits; at most one of each is open.';
COMMENT ON COLUMN calendars.id IS 'The row''s number.';
COMMENT ON COLUMN calendars.salon_id IS 'Of which salon.';
COMMENT ON COLUMN calendars.staff_id IS 'Whose visits it shows.';
COMMENT ON COLUMN calendars.token_digest IS 'SHA-256 of the secret in the link, in hexadecimal digits; the secret itself is kept nowhere.';
COMMENT ON COLUMN calendars.made_by IS 'Who made it.';
COMMENT ON COLUMN calendars.made_at IS 'When, by the business clock.';
COMMENT ON COLUMN calendars.revoked_at IS 'Since when it shows nothing, by the business clock.';
