-- What a salon is, who works there, what it sells and when. Rows are archived, never deleted.

CREATE TABLE salons (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT salons_pk PRIMARY KEY,
    key TEXT NOT NULL CONSTRAINT salons_key_unique UNIQUE,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    country TEXT NOT NULL CONSTRAINT salons_country_form CHECK (country ~ '^[A-Z]{2}$'),
    currency TEXT NOT NULL CONSTRAINT salons_currency_form CHECK (currency ~ '^[A-Z]{3}$'),
    language TEXT NOT NULL,
    notice_minutes INTEGER NOT NULL,
    horizon_days INTEGER NOT NULL,
    slot_minutes INTEGER NOT NULL,
    change_notice_minutes INTEGER NOT NULL,
    late_fee_minor BIGINT,
    hold_minutes INTEGER NOT NULL,
    offer_minutes INTEGER NOT NULL,
    catalog_version BIGINT NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
COMMENT ON TABLE salons IS 'One place with one zone, one country and one currency.';
COMMENT ON COLUMN salons.id IS 'The row''s number.';
COMMENT ON COLUMN salons.key IS 'The name for machines; it stays when the name changes.';
COMMENT ON COLUMN salons.name IS 'The name on the door.';
COMMENT ON COLUMN salons.zone IS 'The IANA time zone in which the salon''s clock hangs.';
COMMENT ON COLUMN salons.country IS 'ISO 3166-1 code that says how to read numbers written without one.';
COMMENT ON COLUMN salons.currency IS 'ISO 4217 code of every price of the salon.';
COMMENT ON COLUMN salons.language IS 'BCP 47 tag of the salon''s own texts.';
COMMENT ON COLUMN salons.notice_minutes IS 'How long before its start a visit can still be booked.';
COMMENT ON COLUMN salons.horizon_days IS 'How many days ahead a visit can be booked, today not counted.';
COMMENT ON COLUMN salons.slot_minutes IS 'Visits start at multiples of this after midnight of the wall clock.';
COMMENT ON COLUMN salons.change_notice_minutes IS 'How long before its start a visit can be changed without a fee.';
COMMENT ON COLUMN salons.late_fee_minor IS 'What a later change costs, in minor units; null when it is free.';
COMMENT ON COLUMN salons.hold_minutes IS 'How long an opening is kept while a client answers a last question.';
COMMENT ON COLUMN salons.offer_minutes IS 'How long openings that were shown can be chosen.';
COMMENT ON COLUMN salons.catalog_version IS 'Goes up with every change of the salon or its menu, people, hours and facts.';
COMMENT ON COLUMN salons.created_at IS 'When the row was made, by the database''s clock.';

CREATE TABLE salon_numbers (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT salon_numbers_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT salon_numbers_salon_fk REFERENCES salons (id),
    address TEXT NOT NULL,
    position INTEGER NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT salon_numbers_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT salon_numbers_address_unique UNIQUE (salon_id, address),
    CONSTRAINT salon_numbers_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
-- The one key without a salon in it: it is how a salon is found.
CREATE UNIQUE INDEX salon_numbers_address_owned ON salon_numbers (address) WHERE archived_at IS NULL;
COMMENT ON TABLE salon_numbers IS 'The numbers a salon texts from. A number in use belongs to one salon.';
COMMENT ON COLUMN salon_numbers.id IS 'The row''s number.';
COMMENT ON COLUMN salon_numbers.salon_id IS 'Whose number it is.';
COMMENT ON COLUMN salon_numbers.address IS 'The number as an address is stored: E.164, or another kind of sender.';
COMMENT ON COLUMN salon_numbers.position IS 'Order; the first is the main number.';
COMMENT ON COLUMN salon_numbers.archived_at IS 'When it went out of use.';
COMMENT ON COLUMN salon_numbers.archived_by IS 'Who archived it: the salon''s file, which may bring it back, or an operator, who alone may.';

CREATE TABLE staff (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT staff_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT staff_salon_fk REFERENCES salons (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    nicknames TEXT[] NOT NULL DEFAULT '{}',
    position INTEGER NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT staff_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT staff_key_unique UNIQUE (salon_id, key),
    CONSTRAINT staff_salon_id_unique UNIQUE (salon_id, id),
    CONSTRAINT staff_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE staff IS 'The people who work at a salon.';
COMMENT ON COLUMN staff.id IS 'The row''s number.';
COMMENT ON COLUMN staff.salon_id IS 'Where they work.';
COMMENT ON COLUMN staff.key IS 'The name for machines.';
COMMENT ON COLUMN staff.name IS 'The name clients use.';
COMMENT ON COLUMN staff.nicknames IS 'Other names clients use.';
COMMENT ON COLUMN staff.position IS 'Order in lists.';
COMMENT ON COLUMN staff.archived_at IS 'When they left.';
COMMENT ON COLUMN staff.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE services (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT services_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT services_salon_fk REFERENCES salons (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT[] NOT NULL DEFAULT '{}',
    steps JSONB NOT NULL,
    buffer_before_minutes INTEGER NOT NULL DEFAULT 0,
    buffer_after_minutes INTEGER NOT NULL DEFAULT 0,
    price_kind TEXT NOT NULL CONSTRAINT services_price_kind_known CHECK (price_kind IN ('fixed', 'from')),
    price_minor BIGINT NOT NULL,
    resource_kind TEXT,
    position INTEGER NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT services_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT services_key_unique UNIQUE (salon_id, key),
    CONSTRAINT services_salon_id_unique UNIQUE (salon_id, id),
    CONSTRAINT services_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE services IS 'The menu: named work made of steps.';
COMMENT ON COLUMN services.id IS 'The row''s number.';
COMMENT ON COLUMN services.salon_id IS 'Whose menu it is on.';
COMMENT ON COLUMN services.key IS 'The name for machines.';
COMMENT ON COLUMN services.name IS 'The name on the menu.';
COMMENT ON COLUMN services.aliases IS 'Other names clients use.';
COMMENT ON COLUMN services.steps IS 'What it is made of, in order: [{"kind": "working" | "processing", "minutes": n}].';
COMMENT ON COLUMN services.buffer_before_minutes IS 'Kept free for the stylist before the first step.';
COMMENT ON COLUMN services.buffer_after_minutes IS 'Kept free for the stylist after the last step.';
COMMENT ON COLUMN services.price_kind IS 'fixed: exactly the price; from: that much or more.';
COMMENT ON COLUMN services.price_minor IS 'The price in minor units of the salon''s currency.';
COMMENT ON COLUMN services.resource_kind IS 'The kind of chair, room or device it is done with.';
COMMENT ON COLUMN services.position IS 'Order on the menu.';
COMMENT ON COLUMN services.archived_at IS 'When it left the menu.';
COMMENT ON COLUMN services.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE resources (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT resources_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT resources_salon_fk REFERENCES salons (id),
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT resources_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT resources_key_unique UNIQUE (salon_id, key),
    CONSTRAINT resources_salon_id_unique UNIQUE (salon_id, id),
    CONSTRAINT resources_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE resources IS 'Chairs, rooms and devices.';
COMMENT ON COLUMN resources.id IS 'The row''s number.';
COMMENT ON COLUMN resources.salon_id IS 'Where it stands.';
COMMENT ON COLUMN resources.key IS 'The name for machines.';
COMMENT ON COLUMN resources.name IS 'The name people use.';
COMMENT ON COLUMN resources.kind IS 'What kind it is; a service asks for a kind.';
COMMENT ON COLUMN resources.position IS 'Order in lists.';
COMMENT ON COLUMN resources.archived_at IS 'When it went out of use.';
COMMENT ON COLUMN resources.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE skills (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT skills_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    service_id BIGINT NOT NULL,
    steps JSONB,
    price_kind TEXT CONSTRAINT skills_price_kind_known CHECK (price_kind IN ('fixed', 'from')),
    price_minor BIGINT,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT skills_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT skills_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT skills_service_fk FOREIGN KEY (salon_id, service_id) REFERENCES services (salon_id, id),
    CONSTRAINT skills_pair_unique UNIQUE (salon_id, staff_id, service_id),
    CONSTRAINT skills_price_whole CHECK ((price_kind IS NULL) = (price_minor IS NULL)),
    CONSTRAINT skills_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE skills IS 'Which person does which service, and how it differs when they do it.';
COMMENT ON COLUMN skills.id IS 'The row''s number.';
COMMENT ON COLUMN skills.salon_id IS 'At which salon.';
COMMENT ON COLUMN skills.staff_id IS 'Who.';
COMMENT ON COLUMN skills.service_id IS 'What.';
COMMENT ON COLUMN skills.steps IS 'Their own steps, in place of the service''s.';
COMMENT ON COLUMN skills.price_kind IS 'Their own price, in place of the service''s: fixed or from.';
COMMENT ON COLUMN skills.price_minor IS 'Their own price in minor units.';
COMMENT ON COLUMN skills.archived_at IS 'When they stopped doing it.';
COMMENT ON COLUMN skills.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE weekly_hours (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT weekly_hours_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT weekly_hours_salon_fk REFERENCES salons (id),
    staff_id BIGINT,
    weekday SMALLINT NOT NULL CONSTRAINT weekly_hours_weekday_known CHECK (weekday BETWEEN 1 AND 7),
    span TEXT NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT weekly_hours_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT weekly_hours_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT weekly_hours_span_unique UNIQUE NULLS NOT DISTINCT (salon_id, staff_id, weekday, span),
    CONSTRAINT weekly_hours_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE weekly_hours IS 'The ordinary week of a salon or of one person, in civil time.';
COMMENT ON COLUMN weekly_hours.id IS 'The row''s number.';
COMMENT ON COLUMN weekly_hours.salon_id IS 'At which salon.';
COMMENT ON COLUMN weekly_hours.staff_id IS 'Whose; null for the salon''s own.';
COMMENT ON COLUMN weekly_hours.weekday IS 'Day of the week, Monday 1 to Sunday 7.';
COMMENT ON COLUMN weekly_hours.span IS 'From when to when by the wall clock: 09:00-18:30, at most 24:00.';
COMMENT ON COLUMN weekly_hours.archived_at IS 'When these stopped being the hours.';
COMMENT ON COLUMN weekly_hours.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE dated_hours (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT dated_hours_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT dated_hours_salon_fk REFERENCES salons (id),
    staff_id BIGINT,
    date DATE NOT NULL,
    spans TEXT[] NOT NULL,
    label TEXT,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT dated_hours_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT dated_hours_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT dated_hours_date_unique UNIQUE NULLS NOT DISTINCT (salon_id, staff_id, date),
    CONSTRAINT dated_hours_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE dated_hours IS 'The hours of one date, in place of the ordinary week''s.';
COMMENT ON COLUMN dated_hours.id IS 'The row''s number.';
COMMENT ON COLUMN dated_hours.salon_id IS 'At which salon.';
COMMENT ON COLUMN dated_hours.staff_id IS 'Whose; null for the salon''s own.';
COMMENT ON COLUMN dated_hours.date IS 'On which date of the salon''s calendar.';
COMMENT ON COLUMN dated_hours.spans IS 'From when to when by the wall clock; empty means closed, or away.';
COMMENT ON COLUMN dated_hours.label IS 'Why, in words a client may read.';
COMMENT ON COLUMN dated_hours.archived_at IS 'When the exception was taken back.';
COMMENT ON COLUMN dated_hours.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE time_off (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT time_off_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL,
    staff_id BIGINT NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT time_off_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT time_off_staff_fk FOREIGN KEY (salon_id, staff_id) REFERENCES staff (salon_id, id),
    CONSTRAINT time_off_range_unique UNIQUE (salon_id, staff_id, starts_at, ends_at),
    CONSTRAINT time_off_range_order CHECK (starts_at < ends_at),
    CONSTRAINT time_off_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE time_off IS 'Leave of a person.';
COMMENT ON COLUMN time_off.id IS 'The row''s number.';
COMMENT ON COLUMN time_off.salon_id IS 'At which salon.';
COMMENT ON COLUMN time_off.staff_id IS 'Who.';
COMMENT ON COLUMN time_off.starts_at IS 'First instant of it.';
COMMENT ON COLUMN time_off.ends_at IS 'First instant after it.';
COMMENT ON COLUMN time_off.archived_at IS 'When it was taken back.';
COMMENT ON COLUMN time_off.archived_by IS 'Who archived the row: file or operator.';

CREATE TABLE knowledge (
    id BIGINT GENERATED ALWAYS AS IDENTITY CONSTRAINT knowledge_pk PRIMARY KEY,
    salon_id BIGINT NOT NULL CONSTRAINT knowledge_salon_fk REFERENCES salons (id),
    key TEXT NOT NULL,
    asks TEXT[] NOT NULL DEFAULT '{}',
    text TEXT NOT NULL,
    valid_from DATE,
    valid_until DATE,
    position INTEGER NOT NULL,
    archived_at TIMESTAMPTZ,
    archived_by TEXT CONSTRAINT knowledge_archived_by_known CHECK (archived_by IN ('file', 'operator')),
    CONSTRAINT knowledge_key_unique UNIQUE (salon_id, key),
    CONSTRAINT knowledge_archived_whole CHECK ((archived_at IS NULL) = (archived_by IS NULL))
);
COMMENT ON TABLE knowledge IS 'What a salon says about itself: facts that may be told while they are valid.';
COMMENT ON COLUMN knowledge.id IS 'The row''s number.';
COMMENT ON COLUMN knowledge.salon_id IS 'Whose fact it is.';
COMMENT ON COLUMN knowledge.key IS 'The name for machines.';
COMMENT ON COLUMN knowledge.asks IS 'Words in a question that this fact answers.';
COMMENT ON COLUMN knowledge.text IS 'The answer, ready to send.';
COMMENT ON COLUMN knowledge.valid_from IS 'First day of the salon''s calendar on which it holds.';
COMMENT ON COLUMN knowledge.valid_until IS 'Last day on which it holds.';
COMMENT ON COLUMN knowledge.position IS 'Order in lists.';
COMMENT ON COLUMN knowledge.archived_at IS 'When it stopped being told.';
COMMENT ON COLUMN knowledge.archived_by IS 'Who archived the row: file or operator.';
