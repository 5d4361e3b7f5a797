-- Keeping the law and keeping promises: reminders, takeover, deadlines, forgetting.

ALTER TABLE salons
    ADD COLUMN reminder_minutes INTEGER[] NOT NULL DEFAULT '{1440,120}',
    ADD COLUMN takeover_minutes INTEGER NOT NULL DEFAULT 720,
    ADD COLUMN handoff_minutes INTEGER NOT NULL DEFAULT 120,
    ADD COLUMN keep_texts_days INTEGER,
    ADD COLUMN hash_key TEXT NOT NULL DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
COMMENT ON COLUMN salons.reminder_minutes IS 'How long before its start a visit is reminded of, the earliest first.';
COMMENT ON COLUMN salons.takeover_minutes IS 'How long a person who wrote in a conversation keeps it.';
COMMENT ON COLUMN salons.handoff_minutes IS 'How long a request for a person may wait before it is chased.';
COMMENT ON COLUMN salons.keep_texts_days IS 'How many days texts are kept; null keeps them.';
COMMENT ON COLUMN salons.hash_key IS 'The secret with which forgotten numbers are hashed; never shown, never exported.';

ALTER TABLE services ADD COLUMN reminder_minutes INTEGER[];
COMMENT ON COLUMN services.reminder_minutes IS 'The same for visits with this service; null leaves it to the salon.';

ALTER TABLE appointments ADD COLUMN planned_version INTEGER NOT NULL DEFAULT 0;
CREATE INDEX appointments_unplanned ON appointments (id) WHERE planned_version <> version AND status <> 'held';
COMMENT ON COLUMN appointments.planned_version IS 'The version for which reminders were planned last; another than its own is work to do.';

CREATE TABLE reminders (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT reminders_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    lead_minutes INTEGER NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    send_at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL CONSTRAINT reminders_state_known CHECK (state IN ('planned', 'queued', 'skipped')),
    reason TEXT,
    message_id BIGINT CONSTRAINT reminders_message_fk REFERENCES messages (id) ON DELETE SET NULL,
    planned_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ,
    CONSTRAINT reminders_appointment_fk FOREIGN KEY (salon_id, appointment_id)
        REFERENCES appointments (salon_id, id) ON DELETE CASCADE,
    CONSTRAINT reminders_once UNIQUE (appointment_id, version, lead_minutes),
    CONSTRAINT reminders_reason_whole CHECK ((state = 'skipped') = (reason IS NOT NULL)),
    CONSTRAINT reminders_settled_whole CHECK ((state = 'planned') = (settled_at IS NULL))
);
CREATE INDEX reminders_due ON reminders (send_at, id) WHERE state = 'planned';
CREATE INDEX reminders_salon ON reminders (salon_id, due_at, id);
CREATE UNIQUE INDEX reminders_message ON reminders (message_id) WHERE message_id IS NOT NULL;
COMMENT ON TABLE reminders IS 'Texts about a visit that nobody asked for: planned, put into the outbox, or skipped, and why.';
COMMENT ON COLUMN reminders.id IS 'The row''s number.';
COMMENT ON COLUMN reminders.salon_id IS 'At which salon.';
COMMENT ON COLUMN reminders.appointment_id IS 'Of which visit.';
COMMENT ON COLUMN reminders.version IS 'Of which version of it; it follows a visit whose status changed and whose time did not.';
COMMENT ON COLUMN reminders.lead_minutes IS 'How long before the start; 0 for the confirmation that it is booked.';
COMMENT ON COLUMN reminders.starts_at IS 'The start that it is about.';
COMMENT ON COLUMN reminders.due_at IS 'When it would go out if there were no quiet hours.';
COMMENT ON COLUMN reminders.send_at IS 'When it is looked at next.';
COMMENT ON COLUMN reminders.state IS 'planned; queued: it is in the outbox or has left it, see its text; skipped.';
COMMENT ON COLUMN reminders.reason IS 'Why it was skipped.';
COMMENT ON COLUMN reminders.message_id IS 'Its text.';
COMMENT ON COLUMN reminders.planned_at IS 'When it was planned, by the business clock.';
COMMENT ON COLUMN reminders.settled_at IS 'When it was queued or skipped, by the business clock.';

CREATE INDEX effects_visit ON effects (subject_id, turn_id) WHERE kind IN ('book', 'keep_hold', 'move');

ALTER TABLE handoffs
    ADD COLUMN due_at TIMESTAMPTZ,
    ADD COLUMN answered_at TIMESTAMPTZ,
    ADD COLUMN chased_at TIMESTAMPTZ,
    ADD COLUMN chases INTEGER NOT NULL DEFAULT 0;
CREATE INDEX handoffs_waiting ON handoffs (due_at) WHERE closed_at IS NULL AND answered_at IS NULL;
COMMENT ON COLUMN handoffs.due_at IS 'Until when a person was promised, by the business clock.';
COMMENT ON COLUMN handoffs.answered_at IS 'When a person first wrote after it was opened.';
COMMENT ON COLUMN handoffs.chased_at IS 'When it was last chased because nobody had answered.';
COMMENT ON COLUMN handoffs.chases IS 'How often it was chased.';

CREATE TABLE leases (
    name TEXT NOT NULL CONSTRAINT leases_pk PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE leases IS 'Work that one process of a deployment does at a time. What it does is safe without: the lease saves work.';
COMMENT ON COLUMN leases.name IS 'Which work.';
COMMENT ON COLUMN leases.holder IS 'The process that does it.';
COMMENT ON COLUMN leases.held_until IS 'Until when, by the database''s clock.';

CREATE TABLE forgotten_numbers (
    salon_id BIGINT NOT NULL CONSTRAINT forgotten_numbers_salon_fk REFERENCES salons (id),
    number_hash TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    CONSTRAINT forgotten_numbers_pk PRIMARY KEY (salon_id, number_hash)
);
COMMENT ON TABLE forgotten_numbers IS 'Numbers that were forgotten and had opted out, as keyed hashes: they are still not texted.';
COMMENT ON COLUMN forgotten_numbers.salon_id IS 'By which salon.';
COMMENT ON COLUMN forgotten_numbers.number_hash IS 'The keyed hash of the number.';
COMMENT ON COLUMN forgotten_numbers.at IS 'When it opted out, by the business clock.';

-- An envelope of two hashes, so that the key is on both sides of the number. It keeps a copied table
-- from being read; whoever has the key as well can try all numbers.
CREATE FUNCTION number_hash(salon BIGINT, address TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(
        hash_key || encode(sha256(convert_to(hash_key || address, 'UTF8')), 'hex'), 'UTF8'
    )), 'hex')
    FROM salons WHERE id = salon
$$;
COMMENT ON FUNCTION number_hash(BIGINT, TEXT) IS 'Hashes a number with the salon''s key.';

-- A line may lose its text (retention), and all of it when a number is forgotten; nothing else.
CREATE OR REPLACE FUNCTION consents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF current_setting('salon.forgetting', true) = 'on' THEN
            RETURN OLD;
        END IF;
    ELSIF NEW.message_id IS NULL
        AND (NEW.id, NEW.salon_id, NEW.address, NEW.purpose, NEW.act, NEW.source, NEW.wording, NEW.at, NEW.created_at)
        IS NOT DISTINCT FROM
        (OLD.id, OLD.salon_id, OLD.address, OLD.purpose, OLD.act, OLD.source, OLD.wording, OLD.at, OLD.created_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'consents are only ever added to' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'consents_append_only';
END
$$;
ALTER TABLE consents
    DROP CONSTRAINT consents_message_fk,
    ADD CONSTRAINT consents_message_fk FOREIGN KEY (message_id) REFERENCES messages (id) ON DELETE SET NULL;
CREATE INDEX consents_message ON consents (message_id) WHERE message_id IS NOT NULL;
COMMENT ON COLUMN consents.source IS 'Where the line comes from: keyword, wording, provider, refusal, staff or forgotten.';

ALTER TABLE messages
    DROP CONSTRAINT messages_turn_fk,
    ADD CONSTRAINT messages_turn_fk FOREIGN KEY (turn_id) REFERENCES turns (id) ON DELETE SET NULL;
CREATE INDEX messages_sent_at ON messages USING brin (sent_at);
ALTER TABLE offers
    DROP CONSTRAINT offers_turn_fk,
    ADD CONSTRAINT offers_turn_fk FOREIGN KEY (turn_id) REFERENCES turns (id) ON DELETE CASCADE;
ALTER TABLE handoffs
    DROP CONSTRAINT handoffs_turn_fk,
    ADD CONSTRAINT handoffs_turn_fk FOREIGN KEY (turn_id) REFERENCES turns (id) ON DELETE SET NULL;
CREATE INDEX handoffs_turn ON handoffs (turn_id) WHERE turn_id IS NOT NULL;
