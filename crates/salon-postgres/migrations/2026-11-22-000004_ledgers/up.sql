-- What is only ever added to: consent with its evidence, and who changed what.

CREATE TABLE consents (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT consents_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT consents_salon_fk REFERENCES salons (id),
    address TEXT NOT NULL,
    purpose TEXT NOT NULL CONSTRAINT consents_purpose_known CHECK (purpose IN ('conversation', 'service', 'marketing')),
    act TEXT NOT NULL CONSTRAINT consents_act_known CHECK (act IN ('granted', 'revoked')),
    source TEXT NOT NULL,
    wording TEXT,
    message_id BIGINT CONSTRAINT consents_message_fk REFERENCES messages (id),
    at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX consents_last ON consents (salon_id, address, purpose, at DESC, id DESC);
COMMENT ON TABLE consents IS 'Who may be texted for what: a ledger, only ever added to. The last line of a number and purpose counts.';
COMMENT ON COLUMN consents.id IS 'The row''s number.';
COMMENT ON COLUMN consents.salon_id IS 'By which salon.';
COMMENT ON COLUMN consents.address IS 'Whose number.';
COMMENT ON COLUMN consents.purpose IS 'For what: conversation, service or marketing.';
COMMENT ON COLUMN consents.act IS 'granted or revoked.';
COMMENT ON COLUMN consents.source IS 'Where the line comes from: keyword, wording, provider, refusal or staff.';
COMMENT ON COLUMN consents.wording IS 'The words that were used, as evidence.';
COMMENT ON COLUMN consents.message_id IS 'The text in which they were used, as evidence.';
COMMENT ON COLUMN consents.at IS 'When, by the business clock.';
COMMENT ON COLUMN consents.created_at IS 'When the row was made, by the database''s clock.';

CREATE FUNCTION consents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'consents are only ever added to' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'consents_append_only';
END
$$;
COMMENT ON FUNCTION consents_stay() IS 'Refuses to change or delete a line of the consent ledger.';
CREATE TRIGGER consents_append_only BEFORE UPDATE OR DELETE ON consents
    FOR EACH ROW EXECUTE FUNCTION consents_stay();

CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT audit_log_pk PRIMARY KEY,
    salon_id BIGINT CONSTRAINT audit_log_salon_fk REFERENCES salons (id),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail JSONB NOT NULL DEFAULT '{}',
    at TIMESTAMPTZ NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_salon ON audit_log (salon_id, id);
COMMENT ON TABLE audit_log IS 'What people and files changed, only ever added to.';
COMMENT ON COLUMN audit_log.id IS 'The row''s number.';
COMMENT ON COLUMN audit_log.salon_id IS 'At which salon; null for the deployment as a whole.';
COMMENT ON COLUMN audit_log.actor IS 'Who: file, operator or a person''s name.';
COMMENT ON COLUMN audit_log.action IS 'What was done.';
COMMENT ON COLUMN audit_log.subject IS 'To what.';
COMMENT ON COLUMN audit_log.detail IS 'What changed, without personal data.';
COMMENT ON COLUMN audit_log.at IS 'When, by the business clock.';
COMMENT ON COLUMN audit_log.created_at IS 'When the row was made, by the database''s clock.';
