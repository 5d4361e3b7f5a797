-- Texts in and out, the decisions between them, and the two small hot tables of work to do.

CREATE TABLE conversations (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT conversations_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT conversations_salon_fk REFERENCES salons (id),
    address TEXT NOT NULL,
    salon_address TEXT NOT NULL,
    language TEXT,
    dialogue JSONB,
    paused_until TIMESTAMPTZ,
    answered_turns BIGINT NOT NULL DEFAULT 0,
    staff_texts BIGINT NOT NULL DEFAULT 0,
    last_message_id BIGINT NOT NULL DEFAULT 0,
    open_turn_id BIGINT,
    fence BIGINT NOT NULL DEFAULT 0,
    leased_by TEXT,
    leased_until TIMESTAMPTZ,
    retry_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT conversations_address_unique UNIQUE (salon_id, address),
    CONSTRAINT conversations_salon_id_unique UNIQUE (salon_id, id)
) WITH (fillfactor = 80);
CREATE INDEX conversations_recent ON conversations (salon_id, last_message_id, id);
COMMENT ON TABLE conversations IS 'The thread of one number with one salon.';
COMMENT ON COLUMN conversations.id IS 'The row''s number.';
COMMENT ON COLUMN conversations.salon_id IS 'With which salon.';
COMMENT ON COLUMN conversations.address IS 'The client''s number as an address is stored.';
COMMENT ON COLUMN conversations.salon_address IS 'The salon''s number that the client texted last, from which it is answered.';
COMMENT ON COLUMN conversations.language IS 'BCP 47 tag of the client''s language, once it is known.';
COMMENT ON COLUMN conversations.dialogue IS 'Where the dialogue of rules stands; null between dialogues.';
COMMENT ON COLUMN conversations.paused_until IS 'Until when a person has taken over, by the business clock.';
COMMENT ON COLUMN conversations.answered_turns IS 'How many turns put a reply in the outbox.';
COMMENT ON COLUMN conversations.staff_texts IS 'How many texts people of the salon wrote here; a turn that saw fewer drops its reply.';
COMMENT ON COLUMN conversations.last_message_id IS 'The newest text that a turn or a sender has seen, for lists; 0 before the first.';
COMMENT ON COLUMN conversations.open_turn_id IS 'The turn that is being decided, or waits to be tried again.';
COMMENT ON COLUMN conversations.fence IS 'Goes up with every claim; a worker with an older one cannot record.';
COMMENT ON COLUMN conversations.leased_by IS 'The worker that holds the conversation.';
COMMENT ON COLUMN conversations.leased_until IS 'Until when, by the database''s clock.';
COMMENT ON COLUMN conversations.retry_at IS 'Before this, by the database''s clock, the conversation is not claimed.';
COMMENT ON COLUMN conversations.created_at IS 'When the row was made, by the database''s clock.';

CREATE TABLE turns (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT turns_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    staff_texts BIGINT NOT NULL,
    claimed_by TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    finished_at TIMESTAMPTZ,
    outcome TEXT,
    intent TEXT,
    trace JSONB,
    CONSTRAINT turns_conversation_fk FOREIGN KEY (salon_id, conversation_id) REFERENCES conversations (salon_id, id),
    CONSTRAINT turns_outcome_whole CHECK ((finished_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX turns_conversation ON turns (salon_id, conversation_id, id);
COMMENT ON TABLE turns IS 'Decisions of ours, and why they came out as they did.';
COMMENT ON COLUMN turns.id IS 'The row''s number.';
COMMENT ON COLUMN turns.salon_id IS 'At which salon.';
COMMENT ON COLUMN turns.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN turns.attempts IS 'How often a worker has begun it.';
COMMENT ON COLUMN turns.staff_texts IS 'How many texts of people the conversation had at the first claim.';
COMMENT ON COLUMN turns.claimed_by IS 'The worker that began it last.';
COMMENT ON COLUMN turns.started_at IS 'When it was first claimed, by the database''s clock.';
COMMENT ON COLUMN turns.finished_at IS 'When it was recorded, by the business clock.';
COMMENT ON COLUMN turns.outcome IS 'How it ended, as the application names it; superseded when a person wrote meanwhile.';
COMMENT ON COLUMN turns.intent IS 'What the client was understood to want.';
COMMENT ON COLUMN turns.trace IS 'What was read, shown and decided, and at what cost.';

CREATE TABLE messages (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT messages_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    direction TEXT NOT NULL CONSTRAINT messages_direction_known CHECK (direction IN ('in', 'out')),
    author TEXT NOT NULL CONSTRAINT messages_author_known CHECK (author IN ('client', 'assistant', 'staff')),
    salon_address TEXT NOT NULL,
    body TEXT NOT NULL,
    media JSONB,
    provider_id TEXT,
    opt_out_type TEXT,
    purpose TEXT CONSTRAINT messages_purpose_known CHECK (
        purpose IN ('conversation', 'service', 'marketing', 'opt_out_notice')
    ),
    purpose_key TEXT,
    status TEXT,
    error_code BIGINT,
    segments INTEGER,
    turn_id BIGINT CONSTRAINT messages_turn_fk REFERENCES turns (id),
    sent_at TIMESTAMPTZ NOT NULL,
    status_at TIMESTAMPTZ,
    CONSTRAINT messages_conversation_fk FOREIGN KEY (salon_id, conversation_id) REFERENCES conversations (salon_id, id),
    CONSTRAINT messages_outgoing_whole CHECK (
        (direction = 'out') = (purpose IS NOT NULL AND purpose_key IS NOT NULL AND status IS NOT NULL)
    )
);
-- The provider's id comes first, so that a callback that names no salon finds its text too.
CREATE UNIQUE INDEX messages_provider_id_unique ON messages (provider_id, salon_id) WHERE provider_id IS NOT NULL;
CREATE UNIQUE INDEX messages_purpose_key_unique ON messages (salon_id, purpose_key) WHERE purpose_key IS NOT NULL;
CREATE INDEX messages_thread ON messages (conversation_id, id);
CREATE INDEX messages_turn ON messages (turn_id) WHERE turn_id IS NOT NULL;
COMMENT ON TABLE messages IS 'Every text, in and out: the archive.';
COMMENT ON COLUMN messages.id IS 'The row''s number; for an outgoing text also its number in the outbox.';
COMMENT ON COLUMN messages.salon_id IS 'At which salon.';
COMMENT ON COLUMN messages.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN messages.direction IS 'in: from the client; out: to the client.';
COMMENT ON COLUMN messages.author IS 'Who wrote it: client, assistant or staff.';
COMMENT ON COLUMN messages.salon_address IS 'The salon''s number it came to or leaves from.';
COMMENT ON COLUMN messages.body IS 'The words.';
COMMENT ON COLUMN messages.media IS 'Pictures and other attachments: [{"url": …, "content_type": …}]; null when there are none.';
COMMENT ON COLUMN messages.provider_id IS 'The provider''s id (MessageSid), unique per salon.';
COMMENT ON COLUMN messages.opt_out_type IS 'What the provider said it recognised: STOP, START or HELP.';
COMMENT ON COLUMN messages.purpose IS 'What an outgoing text is for: conversation, service, marketing, or opt_out_notice.';
COMMENT ON COLUMN messages.purpose_key IS 'Names the one occasion of an outgoing text (turn:81), unique per salon for ever.';
COMMENT ON COLUMN messages.status IS 'How far an outgoing text has come; it only moves forward.';
COMMENT ON COLUMN messages.error_code IS 'The provider''s code for why it failed.';
COMMENT ON COLUMN messages.segments IS 'How many segments it was billed as.';
COMMENT ON COLUMN messages.turn_id IS 'The turn that read it or wrote it.';
COMMENT ON COLUMN messages.sent_at IS 'When it was received or written, by the business clock.';
COMMENT ON COLUMN messages.status_at IS 'When the status last moved, by the business clock.';

CREATE TABLE inbox (
    message_id BIGINT NOT NULL CONSTRAINT inbox_pk PRIMARY KEY
        CONSTRAINT inbox_message_fk REFERENCES messages (id) ON DELETE CASCADE,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    turn_id BIGINT,
    arrived_at TIMESTAMPTZ NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 500);
CREATE INDEX inbox_conversation ON inbox (conversation_id, arrived_at);
COMMENT ON TABLE inbox IS 'Texts that no recorded turn has read. Small and hot: a row leaves with the record of its turn.';
COMMENT ON COLUMN inbox.message_id IS 'The text.';
COMMENT ON COLUMN inbox.salon_id IS 'At which salon.';
COMMENT ON COLUMN inbox.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN inbox.turn_id IS 'The turn that took it, fixed at its first claim, so that a second try reads the same.';
COMMENT ON COLUMN inbox.arrived_at IS 'When it was stored, by the database''s clock.';

CREATE TABLE outbox (
    message_id BIGINT NOT NULL CONSTRAINT outbox_pk PRIMARY KEY
        CONSTRAINT outbox_message_fk REFERENCES messages (id) ON DELETE CASCADE,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    purpose_key TEXT NOT NULL,
    due_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    fence BIGINT NOT NULL DEFAULT 0,
    leased_by TEXT,
    leased_until TIMESTAMPTZ,
    attempts INTEGER NOT NULL DEFAULT 0,
    attempted_at TIMESTAMPTZ,
    last_error TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT outbox_purpose_key_unique UNIQUE (salon_id, purpose_key)
) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 500);
CREATE INDEX outbox_conversation ON outbox (conversation_id, message_id);
COMMENT ON TABLE outbox IS 'Texts that wait to leave. Small and hot: a row leaves when the provider has the text, or it was given up.';
COMMENT ON COLUMN outbox.message_id IS 'The text.';
COMMENT ON COLUMN outbox.salon_id IS 'At which salon.';
COMMENT ON COLUMN outbox.conversation_id IS 'In which conversation; texts of one leave one after the other.';
COMMENT ON COLUMN outbox.purpose_key IS 'Names the one occasion of the text.';
COMMENT ON COLUMN outbox.due_at IS 'Before this, by the database''s clock, it is not claimed.';
COMMENT ON COLUMN outbox.fence IS 'Goes up with every claim.';
COMMENT ON COLUMN outbox.leased_by IS 'The worker that holds it.';
COMMENT ON COLUMN outbox.leased_until IS 'Until when, by the database''s clock.';
COMMENT ON COLUMN outbox.attempts IS 'How often sending was begun.';
COMMENT ON COLUMN outbox.attempted_at IS 'When an attempt began whose end is not known, by the business clock.';
COMMENT ON COLUMN outbox.last_error IS 'Why the last attempt was put off.';
COMMENT ON COLUMN outbox.created_at IS 'When the row was made, by the database''s clock.';

CREATE TABLE effects (
    turn_id BIGINT NOT NULL CONSTRAINT effects_turn_fk REFERENCES turns (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    salon_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject_id BIGINT,
    done_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT effects_pk PRIMARY KEY (turn_id, ordinal)
);
COMMENT ON TABLE effects IS 'What turns did to the book and the ledgers; a turn that is tried again does nothing twice.';
COMMENT ON COLUMN effects.turn_id IS 'Which turn.';
COMMENT ON COLUMN effects.ordinal IS 'Which of its effects, counted in the order it asks for them.';
COMMENT ON COLUMN effects.salon_id IS 'At which salon.';
COMMENT ON COLUMN effects.kind IS 'What was done.';
COMMENT ON COLUMN effects.subject_id IS 'The row that it made or changed.';
COMMENT ON COLUMN effects.done_at IS 'When, by the database''s clock.';

CREATE TABLE offers (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT offers_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    turn_id BIGINT NOT NULL CONSTRAINT offers_turn_fk REFERENCES turns (id),
    number SMALLINT NOT NULL,
    opening JSONB NOT NULL,
    moves_appointment_id BIGINT,
    client_id BIGINT,
    expires_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    CONSTRAINT offers_conversation_fk FOREIGN KEY (salon_id, conversation_id) REFERENCES conversations (salon_id, id),
    CONSTRAINT offers_moves_fk FOREIGN KEY (salon_id, moves_appointment_id) REFERENCES appointments (salon_id, id),
    CONSTRAINT offers_client_fk FOREIGN KEY (salon_id, client_id) REFERENCES clients (salon_id, id),
    CONSTRAINT offers_number_unique UNIQUE (turn_id, number)
);
CREATE INDEX offers_open ON offers (conversation_id, number) WHERE closed_at IS NULL;
COMMENT ON TABLE offers IS 'Openings that were shown to a client. Showing takes nothing.';
COMMENT ON COLUMN offers.id IS 'The row''s number.';
COMMENT ON COLUMN offers.salon_id IS 'At which salon.';
COMMENT ON COLUMN offers.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN offers.turn_id IS 'The turn that showed it.';
COMMENT ON COLUMN offers.number IS 'The number it was shown under, from 1.';
COMMENT ON COLUMN offers.opening IS 'The opening as the scheduler produced it.';
COMMENT ON COLUMN offers.moves_appointment_id IS 'The visit that accepting it moves; null when it books a new one.';
COMMENT ON COLUMN offers.client_id IS 'The person it is for, when known.';
COMMENT ON COLUMN offers.expires_at IS 'Until when it can be chosen, by the business clock.';
COMMENT ON COLUMN offers.closed_at IS 'When it was chosen, replaced or withdrawn, by the business clock.';

CREATE TABLE handoffs (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT handoffs_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    turn_id BIGINT CONSTRAINT handoffs_turn_fk REFERENCES turns (id),
    reason TEXT NOT NULL,
    summary TEXT NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    closed_by TEXT,
    CONSTRAINT handoffs_conversation_fk FOREIGN KEY (salon_id, conversation_id) REFERENCES conversations (salon_id, id),
    CONSTRAINT handoffs_closed_whole CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
CREATE UNIQUE INDEX handoffs_one_open ON handoffs (salon_id, conversation_id) WHERE closed_at IS NULL;
CREATE INDEX handoffs_salon ON handoffs (salon_id, id);
COMMENT ON TABLE handoffs IS 'Requests that a person take over. A conversation has at most one open.';
COMMENT ON COLUMN handoffs.id IS 'The row''s number.';
COMMENT ON COLUMN handoffs.salon_id IS 'At which salon.';
COMMENT ON COLUMN handoffs.conversation_id IS 'In which conversation.';
COMMENT ON COLUMN handoffs.turn_id IS 'The turn that asked, if one did.';
COMMENT ON COLUMN handoffs.reason IS 'Why, as one of a few words the application knows.';
COMMENT ON COLUMN handoffs.summary IS 'What the person who takes over should read first.';
COMMENT ON COLUMN handoffs.opened_at IS 'When, by the business clock.';
COMMENT ON COLUMN handoffs.closed_at IS 'When a person closed it, by the business clock.';
COMMENT ON COLUMN handoffs.closed_by IS 'Who closed it.';
