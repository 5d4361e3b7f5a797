-- The people who come, and the book.

CREATE TABLE clients (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT clients_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT clients_salon_fk REFERENCES salons (id),
    name TEXT,
    email TEXT,
    preferences JSONB NOT NULL DEFAULT '{}',
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT clients_salon_id_unique UNIQUE (salon_id, id)
);
COMMENT ON TABLE clients IS 'The people who come to a salon.';
COMMENT ON COLUMN clients.id IS 'The row''s number.';
COMMENT ON COLUMN clients.salon_id IS 'Whose client.';
COMMENT ON COLUMN clients.name IS 'Their name, once they gave it.';
COMMENT ON COLUMN clients.email IS 'Their e-mail address, if they gave one.';
COMMENT ON COLUMN clients.preferences IS 'What they like, as free JSON.';
COMMENT ON COLUMN clients.created_at IS 'When the row was made, by the database''s clock.';

CREATE TABLE phones (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT phones_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT phones_salon_fk REFERENCES salons (id),
    address TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    CONSTRAINT phones_address_unique UNIQUE (salon_id, address),
    CONSTRAINT phones_salon_id_unique UNIQUE (salon_id, id)
);
COMMENT ON TABLE phones IS 'The numbers under which a salon''s clients can be found.';
COMMENT ON COLUMN phones.id IS 'The row''s number.';
COMMENT ON COLUMN phones.salon_id IS 'At which salon.';
COMMENT ON COLUMN phones.address IS 'The number as an address is stored: E.164, or another kind of sender.';
COMMENT ON COLUMN phones.created_at IS 'When the row was made, by the database''s clock.';

CREATE TABLE client_phones (
    salon_id BIGINT NOT NULL,
    phone_id BIGINT NOT NULL,
    client_id BIGINT NOT NULL,
    linked_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    unlinked_at TIMESTAMPTZ,
    CONSTRAINT client_phones_pk PRIMARY KEY (phone_id, client_id),
    CONSTRAINT client_phones_phone_fk FOREIGN KEY (salon_id, phone_id) REFERENCES phones (salon_id, id),
    CONSTRAINT client_phones_client_fk FOREIGN KEY (salon_id, client_id) REFERENCES clients (salon_id, id)
);
CREATE INDEX client_phones_client ON client_phones (salon_id, client_id);
COMMENT ON TABLE client_phones IS 'Who stands behind a number: one number can stand for a family, one person can have several.';
COMMENT ON COLUMN client_phones.salon_id IS 'At which salon.';
COMMENT ON COLUMN client_phones.phone_id IS 'The number.';
COMMENT ON COLUMN client_phones.client_id IS 'The person.';
COMMENT ON COLUMN client_phones.linked_at IS 'Since when.';
COMMENT ON COLUMN client_phones.unlinked_at IS 'Until when; null while it holds.';

CREATE TABLE appointments (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT appointments_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT appointments_salon_fk REFERENCES salons (id),
    client_id BIGINT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    service TEXT NOT NULL,
    duration INTEGER NOT NULL,
    status TEXT NOT NULL CONSTRAINT appointments_status_known CHECK (
        status IN ('held', 'booked', 'confirmed', 'arrived', 'completed', 'cancelled', 'no_show')
    ),
    notes TEXT,
    held_until TIMESTAMPTZ,
    version INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT appointments_client_fk FOREIGN KEY (salon_id, client_id) REFERENCES clients (salon_id, id),
    CONSTRAINT appointments_salon_id_unique UNIQUE (salon_id, id),
    CONSTRAINT appointments_range_order CHECK (starts_at < ends_at),
    CONSTRAINT appointments_hold_dated CHECK (status <> 'held' OR held_until IS NOT NULL)
);
CREATE INDEX appointments_client ON appointments (salon_id, client_id, starts_at);
CREATE INDEX appointments_start ON appointments (salon_id, starts_at);
CREATE INDEX appointments_held ON appointments (held_until) WHERE status = 'held';
COMMENT ON TABLE appointments IS 'Visits: one or more services for one person at one time.';
COMMENT ON COLUMN appointments.id IS 'The row''s number.';
COMMENT ON COLUMN appointments.salon_id IS 'At which salon.';
COMMENT ON COLUMN appointments.client_id IS 'For whom.';
COMMENT ON COLUMN appointments.starts_at IS 'When the client sits down.';
COMMENT ON COLUMN appointments.ends_at IS 'When the client gets up.';
COMMENT ON COLUMN appointments.service IS 'Names of the services as they were on the menu, joined by " + ".';
COMMENT ON COLUMN appointments.duration IS 'Whole minutes from start to end.';
COMMENT ON COLUMN appointments.status IS 'held, booked, confirmed, arrived, completed, cancelled or no_show.';
COMMENT ON COLUMN appointments.notes IS 'What staff should know.';
COMMENT ON COLUMN appointments.held_until IS 'When a hold runs out; kept after it was booked or released.';
COMMENT ON COLUMN appointments.version IS 'Goes up with every change of time, service or status.';
COMMENT ON COLUMN appointments.created_at IS 'When it was made, by the business clock.';
COMMENT ON COLUMN appointments.changed_at IS 'When it last changed, by the business clock.';

CREATE TABLE appointment_services (
    salon_id BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    position SMALLINT NOT NULL,
    service_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    price_kind TEXT NOT NULL CONSTRAINT appointment_services_price_kind_known CHECK (price_kind IN ('fixed', 'from')),
    price_minor BIGINT NOT NULL,
    CONSTRAINT appointment_services_pk PRIMARY KEY (appointment_id, position),
    CONSTRAINT appointment_services_appointment_fk FOREIGN KEY (salon_id, appointment_id)
        REFERENCES appointments (salon_id, id) ON DELETE CASCADE,
    CONSTRAINT appointment_services_service_fk FOREIGN KEY (salon_id, service_id) REFERENCES services (salon_id, id),
    CONSTRAINT appointment_services_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT appointment_services_range_order CHECK (starts_at < ends_at)
);
COMMENT ON TABLE appointment_services IS 'What is done during a visit, by whom, and what was agreed.';
COMMENT ON COLUMN appointment_services.salon_id IS 'At which salon.';
COMMENT ON COLUMN appointment_services.appointment_id IS 'During which visit.';
COMMENT ON COLUMN appointment_services.position IS 'Order within the visit, from 1.';
COMMENT ON COLUMN appointment_services.service_id IS 'Which service.';
COMMENT ON COLUMN appointment_services.staff_id IS 'Who does it.';
COMMENT ON COLUMN appointment_services.starts_at IS 'Start of its first step.';
COMMENT ON COLUMN appointment_services.ends_at IS 'End of its last step.';
COMMENT ON COLUMN appointment_services.price_kind IS 'fixed: exactly the price; from: that much or more.';
COMMENT ON COLUMN appointment_services.price_minor IS 'What was agreed, in minor units.';

CREATE TABLE blocks (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT blocks_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    appointment_id BIGINT NOT NULL,
    staff_id BIGINT,
    resource_id BIGINT,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    CONSTRAINT blocks_appointment_fk FOREIGN KEY (salon_id, appointment_id)
        REFERENCES appointments (salon_id, id) ON DELETE CASCADE,
    CONSTRAINT blocks_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT blocks_resource_fk FOREIGN KEY (salon_id, resource_id) REFERENCES resources (salon_id, id),
    CONSTRAINT blocks_one_owner CHECK (num_nonnulls(staff_id, resource_id) = 1),
    CONSTRAINT blocks_range_order CHECK (starts_at < ends_at),
    -- The partial WHERE matters: a null owner makes an unbounded range that collides with everybody.
    CONSTRAINT blocks_staff_free EXCLUDE USING gist (
        int8range(staff_id, staff_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (staff_id IS NOT NULL),
    CONSTRAINT blocks_resource_free EXCLUDE USING gist (
        int8range(resource_id, resource_id, '[]') WITH &&, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (resource_id IS NOT NULL)
);
CREATE INDEX blocks_appointment ON blocks (salon_id, appointment_id);
CREATE INDEX blocks_busy ON blocks (salon_id, ends_at, starts_at);
COMMENT ON TABLE blocks IS 'Ranges in which a person or a resource is taken. A row exists only while it blocks.';
COMMENT ON COLUMN blocks.id IS 'The row''s number.';
COMMENT ON COLUMN blocks.salon_id IS 'At which salon.';
COMMENT ON COLUMN blocks.appointment_id IS 'The visit that takes it.';
COMMENT ON COLUMN blocks.staff_id IS 'The person who is taken; null when it is a resource.';
COMMENT ON COLUMN blocks.resource_id IS 'The chair, room or device that is taken; null when it is a person.';
COMMENT ON COLUMN blocks.starts_at IS 'First instant of it.';
COMMENT ON COLUMN blocks.ends_at IS 'First instant after it: ranges that touch do not collide.';
