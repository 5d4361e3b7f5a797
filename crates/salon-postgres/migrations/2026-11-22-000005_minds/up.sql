-- Who decided a turn and at what cost, the words a model is told, how far it is trusted, and the
-- answers that wait for a person.

ALTER TABLE turns
    ADD COLUMN assistant TEXT,
    ADD COLUMN analysis JSONB,
    ADD COLUMN model TEXT,
    ADD COLUMN prompt_version INTEGER,
    ADD COLUMN model_calls INTEGER,
    ADD COLUMN prompt_tokens BIGINT,
    ADD COLUMN completion_tokens BIGINT,
    ADD COLUMN cost_micros BIGINT,
    ADD COLUMN latency_ms BIGINT,
    ADD CONSTRAINT turns_model_whole CHECK (
        num_nulls(model, prompt_version, model_calls, prompt_tokens, completion_tokens, cost_micros, latency_ms)
        IN (0, 7)
    );
CREATE INDEX turns_model_salon ON turns (salon_id, finished_at) WHERE model IS NOT NULL;
CREATE INDEX turns_model_conversation ON turns (salon_id, conversation_id, finished_at) WHERE model IS NOT NULL;
COMMENT ON COLUMN turns.assistant IS 'Whose answer it is: rules, or a model''s name; null for a turn that ended at the gate.';
COMMENT ON COLUMN turns.analysis IS 'What rules read in the texts: {intent, confidence, entities, requires_human}.';
COMMENT ON COLUMN turns.model IS 'The model that was asked, whether or not its answer was used; null when none was.';
COMMENT ON COLUMN turns.prompt_version IS 'Which version of the salon''s prompt it was told; 0 is the one built in.';
COMMENT ON COLUMN turns.model_calls IS 'How often it was asked.';
COMMENT ON COLUMN turns.prompt_tokens IS 'Tokens it read, as far as it said.';
COMMENT ON COLUMN turns.completion_tokens IS 'Tokens it wrote, as far as it said.';
COMMENT ON COLUMN turns.cost_micros IS 'What that cost by the price table, in millionths of its currency.';
COMMENT ON COLUMN turns.latency_ms IS 'How long it took in all, in milliseconds.';

ALTER TABLE offers
    ADD COLUMN closed_by_turn_id BIGINT CONSTRAINT offers_closed_by_turn_fk REFERENCES turns (id);
COMMENT ON COLUMN offers.closed_by_turn_id IS 'The turn that took it, so that the same turn tried again after a crash still knows it.';

CREATE TABLE prompts (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT prompts_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT prompts_salon_fk REFERENCES salons (id),
    version INTEGER NOT NULL CONSTRAINT prompts_version_positive CHECK (version > 0),
    body TEXT NOT NULL,
    active BOOLEAN NOT NULL DEFAULT false,
    created_by TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT prompts_version_unique UNIQUE (salon_id, version)
);
CREATE UNIQUE INDEX prompts_one_active ON prompts (salon_id) WHERE active;
COMMENT ON TABLE prompts IS 'What a model is told about its part, version by version; a salon without an active one uses the one built in.';
COMMENT ON COLUMN prompts.id IS 'The row''s number.';
COMMENT ON COLUMN prompts.salon_id IS 'Whose prompt it is.';
COMMENT ON COLUMN prompts.version IS 'Its number at the salon, from 1; it never changes its words.';
COMMENT ON COLUMN prompts.body IS 'The template, with places for what is known at the moment.';
COMMENT ON COLUMN prompts.active IS 'Whether it is the one in use; at most one is.';
COMMENT ON COLUMN prompts.created_by IS 'Who wrote it.';
COMMENT ON COLUMN prompts.created_at IS 'When, by the business clock.';

CREATE TABLE trust (
    salon_id BIGINT NOT NULL CONSTRAINT trust_salon_fk REFERENCES salons (id),
    intent TEXT NOT NULL,
    level TEXT NOT NULL CONSTRAINT trust_level_known CHECK (level IN ('off', 'draft', 'auto')),
    changed_by TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT trust_pk PRIMARY KEY (salon_id, intent)
);
COMMENT ON TABLE trust IS 'How far answers are trusted, by what the client wants. What has no row is auto.';
COMMENT ON COLUMN trust.salon_id IS 'At which salon.';
COMMENT ON COLUMN trust.intent IS 'What the client wants, as one of the stable words of the language crate.';
COMMENT ON COLUMN trust.level IS 'off: a person answers; draft: the answer waits for a person; auto: it is sent.';
COMMENT ON COLUMN trust.changed_by IS 'Who decided that.';
COMMENT ON COLUMN trust.changed_at IS 'When, by the business clock.';

CREATE TABLE drafts (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT drafts_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    turn_id BIGINT NOT NULL CONSTRAINT drafts_turn_fk REFERENCES turns (id),
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    outcome TEXT CONSTRAINT drafts_outcome_known CHECK (outcome IN ('approved', 'discarded')),
    closed_at TIMESTAMPTZ,
    closed_by TEXT,
    CONSTRAINT drafts_conversation_fk FOREIGN KEY (salon_id, conversation_id) REFERENCES conversations (salon_id, id),
    CONSTRAINT drafts_turn_unique UNIQUE (turn_id),
    CONSTRAINT drafts_closed_whole CHECK (num_nulls(outcome, closed_at, closed_by) IN (0, 3))
);
CREATE INDEX drafts_open ON drafts (salon_id, id) WHERE outcome IS NULL;
COMMENT ON TABLE drafts IS 'Answers that wait for a person. One that nobody looked at in time can only be discarded.';
COMMENT ON COLUMN drafts.id IS 'The row''s number.';
COMMENT ON COLUMN drafts.salon_id IS 'At which salon.';
COMMENT ON COLUMN drafts.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN drafts.turn_id IS 'The turn that wrote it.';
COMMENT ON COLUMN drafts.body IS 'The words.';
COMMENT ON COLUMN drafts.created_at IS 'When it was written, by the business clock.';
COMMENT ON COLUMN drafts.expires_at IS 'Until when it can be approved, by the business clock.';
COMMENT ON COLUMN drafts.outcome IS 'What a person decided: approved or discarded; null while it waits.';
COMMENT ON COLUMN drafts.closed_at IS 'When they decided.';
COMMENT ON COLUMN drafts.closed_by IS 'Who decided.';
