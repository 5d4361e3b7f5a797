-- Bulk messages: to whom, what became of each, and a way past them for everybody else.

CREATE TABLE campaigns (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT campaigns_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT campaigns_salon_fk REFERENCES salons (id),
    name TEXT NOT NULL,
    state TEXT NOT NULL CONSTRAINT campaigns_state_known CHECK (
        state IN ('planning', 'planned', 'running', 'paused', 'finished', 'cancelled')
    ),
    body TEXT NOT NULL,
    language TEXT NOT NULL,
    hold_out_percent INTEGER NOT NULL CONSTRAINT campaigns_hold_out_range CHECK (hold_out_percent BETWEEN 0 AND 99),
    send_after TIMESTAMPTZ,
    planned_by TEXT NOT NULL,
    planned_at TIMESTAMPTZ NOT NULL,
    started_at TIMESTAMPTZ,
    ended_at TIMESTAMPTZ,
    CONSTRAINT campaigns_name_unique UNIQUE (salon_id, name),
    CONSTRAINT campaigns_salon_id_unique UNIQUE (salon_id, id),
    CONSTRAINT campaigns_ended_whole CHECK ((state IN ('finished', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE INDEX campaigns_running ON campaigns (id) WHERE state = 'running';
COMMENT ON TABLE campaigns IS 'Bulk messages: one text to many numbers that agreed to marketing.';
COMMENT ON COLUMN campaigns.id IS 'The row''s number.';
COMMENT ON COLUMN campaigns.salon_id IS 'Of which salon.';
COMMENT ON COLUMN campaigns.name IS 'What the operator calls it.';
COMMENT ON COLUMN campaigns.state IS 'planning: its recipients are being written; planned: nothing leaves yet; running; paused; finished; cancelled.';
COMMENT ON COLUMN campaigns.body IS 'The words, with places for names.';
COMMENT ON COLUMN campaigns.language IS 'BCP 47 tag of the language of the line that says how to opt out.';
COMMENT ON COLUMN campaigns.hold_out_percent IS 'How many of a hundred numbers are chosen not to be texted, to compare with.';
COMMENT ON COLUMN campaigns.send_after IS 'Nothing leaves before, by the business clock.';
COMMENT ON COLUMN campaigns.planned_by IS 'Who planned it.';
COMMENT ON COLUMN campaigns.planned_at IS 'When, by the business clock.';
COMMENT ON COLUMN campaigns.started_at IS 'When it was started first, by the business clock.';
COMMENT ON COLUMN campaigns.ended_at IS 'When it was finished or cancelled, by the business clock.';

CREATE TABLE campaign_recipients (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT campaign_recipients_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    address TEXT,
    client_id BIGINT,
    state TEXT NOT NULL CONSTRAINT campaign_recipients_state_known CHECK (
        state IN ('planned', 'queued', 'refused', 'held_out')
    ),
    reason TEXT,
    send_at TIMESTAMPTZ NOT NULL,
    message_id BIGINT CONSTRAINT campaign_recipients_message_fk REFERENCES messages (id) ON DELETE SET NULL,
    settled_at TIMESTAMPTZ,
    CONSTRAINT campaign_recipients_campaign_fk FOREIGN KEY (salon_id, campaign_id)
        REFERENCES campaigns (salon_id, id) ON DELETE CASCADE,
    CONSTRAINT campaign_recipients_once UNIQUE (campaign_id, address),
    CONSTRAINT campaign_recipients_reason_whole CHECK ((state = 'refused') = (reason IS NOT NULL)),
    CONSTRAINT campaign_recipients_settled_whole CHECK ((state = 'planned') = (settled_at IS NULL)),
    CONSTRAINT campaign_recipients_address_there CHECK (state <> 'planned' OR address IS NOT NULL)
);
CREATE INDEX campaign_recipients_due ON campaign_recipients (campaign_id, send_at, id) WHERE state = 'planned';
CREATE INDEX campaign_recipients_number ON campaign_recipients (salon_id, address);
CREATE UNIQUE INDEX campaign_recipients_message ON campaign_recipients (message_id) WHERE message_id IS NOT NULL;
COMMENT ON TABLE campaign_recipients IS 'Whom a campaign is for: one row for each number, and what became of it.';
COMMENT ON COLUMN campaign_recipients.id IS 'The row''s number.';
COMMENT ON COLUMN campaign_recipients.salon_id IS 'Of which salon.';
COMMENT ON COLUMN campaign_recipients.campaign_id IS 'Of which campaign.';
COMMENT ON COLUMN campaign_recipients.address IS 'The number; null where none was known, or it was forgotten.';
COMMENT ON COLUMN campaign_recipients.client_id IS 'The person the campaign found; no reference, for the row says what was done and outlives them.';
COMMENT ON COLUMN campaign_recipients.state IS 'planned; queued: it is in the outbox or has left it, see its text; refused; held_out: chosen not to be texted.';
COMMENT ON COLUMN campaign_recipients.reason IS 'Why it was refused.';
COMMENT ON COLUMN campaign_recipients.send_at IS 'When it is looked at next.';
COMMENT ON COLUMN campaign_recipients.message_id IS 'Its text.';
COMMENT ON COLUMN campaign_recipients.settled_at IS 'When it was queued, refused or held out, by the business clock.';

ALTER TABLE outbox ADD COLUMN bulk BOOLEAN NOT NULL DEFAULT false;
COMMENT ON COLUMN outbox.bulk IS 'Whether it is one of many: every other text overtakes it.';
