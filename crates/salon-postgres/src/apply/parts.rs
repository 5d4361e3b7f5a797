//! How each kind of part is read and written. Content travels as JSON, so that one comparison and
//! one multi-row statement serve all kinds.

use super::SalonPart;

/// The statements for one kind of part.
pub(super) struct Part {
    pub(super) kind: SalonPart,
    /// `$1` salon: id, key, content and who archived it.
    pub(super) load: &'static str,
    /// `$1` salon, `$2` JSON array of contents: adds, changes and brings back.
    pub(super) write: &'static str,
    /// `$1` salon, `$2` ids, `$3` now, `$4` file or operator.
    pub(super) archive: &'static str,
    /// `$1` salon, `$2` ids: takes it back that they were archived.
    pub(super) restore: &'static str,
}

/// The statements for the salon's own row: `$1` key, `$2` content, `$3` policy.
pub(super) const SALON: Part = Part {
    kind: SalonPart::Salon,
    load: "
SELECT id,
    jsonb_build_object('name', name, 'zone', zone, 'country', country, 'currency', currency,
                       'language', language) AS content,
    jsonb_build_object('notice_minutes', notice_minutes, 'horizon_days', horizon_days,
                       'slot_minutes', slot_minutes, 'change_notice_minutes', change_notice_minutes,
                       'late_fee_minor', late_fee_minor, 'hold_minutes', hold_minutes,
                       'offer_minutes', offer_minutes, 'reminder_minutes', reminder_minutes,
                       'takeover_minutes', takeover_minutes, 'handoff_minutes', handoff_minutes,
                       'keep_texts_days', keep_texts_days) AS policy
FROM salons WHERE key = $1
FOR UPDATE",
    write: "
INSERT INTO salons (key, name, zone, country, currency, language, notice_minutes, horizon_days,
                    slot_minutes, change_notice_minutes, late_fee_minor, hold_minutes, offer_minutes,
                    reminder_minutes, takeover_minutes, handoff_minutes, keep_texts_days)
SELECT $1, c.*, p.*
FROM jsonb_to_record($2) AS c (name text, zone text, country text, currency text, language text),
    jsonb_to_record($3) AS p (notice_minutes int, horizon_days int, slot_minutes int,
        change_notice_minutes int, late_fee_minor bigint, hold_minutes int, offer_minutes int,
        reminder_minutes int[], takeover_minutes int, handoff_minutes int, keep_texts_days int)
ON CONFLICT ON CONSTRAINT salons_key_unique DO UPDATE SET
    name = excluded.name, zone = excluded.zone, country = excluded.country,
    currency = excluded.currency, language = excluded.language,
    notice_minutes = excluded.notice_minutes, horizon_days = excluded.horizon_days,
    slot_minutes = excluded.slot_minutes, change_notice_minutes = excluded.change_notice_minutes,
    late_fee_minor = excluded.late_fee_minor, hold_minutes = excluded.hold_minutes,
    offer_minutes = excluded.offer_minutes, reminder_minutes = excluded.reminder_minutes,
    takeover_minutes = excluded.takeover_minutes, handoff_minutes = excluded.handoff_minutes,
    keep_texts_days = excluded.keep_texts_days
RETURNING id, $2::jsonb AS content, $3::jsonb AS policy",
    archive: "",
    restore: "",
};

macro_rules! archive {
    ($table:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET archived_at = $3, archived_by = $4 WHERE salon_id = $1 AND id = ANY ($2)"
        )
    };
}

macro_rules! restore {
    ($table:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET archived_at = NULL, archived_by = NULL WHERE salon_id = $1 AND id = ANY ($2)"
        )
    };
}

macro_rules! own {
    ($table:literal) => {
        concat!(
            "UPDATE ",
            $table,
            " SET made_by = 'operator' WHERE salon_id = $1 AND id = $2"
        )
    };
}

/// The statements that make a row the operator's, for the parts that an operator writes.
pub(super) const fn own(kind: SalonPart) -> Option<&'static str> {
    match kind {
        SalonPart::DatedHours => Some(own!("dated_hours")),
        SalonPart::TimeOff => Some(own!("time_off")),
        SalonPart::Fact => Some(own!("knowledge")),
        SalonPart::Service => Some(own!("services")),
        SalonPart::Salon
        | SalonPart::Policy
        | SalonPart::Number
        | SalonPart::Resource
        | SalonPart::Staff
        | SalonPart::Skill
        | SalonPart::Hours => None,
    }
}

/// All other parts; those that others point to come first.
pub(super) const PARTS: [Part; 9] = [
    NUMBER,
    SERVICE,
    RESOURCE,
    STAFF,
    SKILL,
    HOURS,
    DATED_HOURS,
    TIME_OFF,
    FACT,
];

const NUMBER: Part = Part {
    kind: SalonPart::Number,
    load: "
SELECT id, address AS key, archived_by, 'file' AS made_by,
    jsonb_build_object('address', address, 'position', position) AS content
FROM salon_numbers WHERE salon_id = $1",
    write: "
INSERT INTO salon_numbers (salon_id, address, position)
SELECT $1, r.* FROM jsonb_to_recordset($2) AS r (address text, position int)
ON CONFLICT ON CONSTRAINT salon_numbers_address_unique DO UPDATE SET
    position = excluded.position, archived_at = NULL, archived_by = NULL",
    archive: archive!("salon_numbers"),
    restore: restore!("salon_numbers"),
};

const SERVICE: Part = Part {
    kind: SalonPart::Service,
    load: "
SELECT id, key, archived_by, made_by,
    jsonb_build_object('key', key, 'name', name, 'aliases', aliases, 'steps', steps,
        'buffer_before_minutes', buffer_before_minutes, 'buffer_after_minutes', buffer_after_minutes,
        'price_kind', price_kind, 'price_minor', price_minor, 'resource_kind', resource_kind,
        'reminder_minutes', reminder_minutes, 'position', position) AS content
FROM services WHERE salon_id = $1",
    write: "
INSERT INTO services (salon_id, key, name, aliases, steps, buffer_before_minutes,
                      buffer_after_minutes, price_kind, price_minor, resource_kind, reminder_minutes,
                      position)
SELECT $1, r.*
FROM jsonb_to_recordset($2) AS r (key text, name text, aliases text[], steps jsonb,
    buffer_before_minutes int, buffer_after_minutes int, price_kind text, price_minor bigint,
    resource_kind text, reminder_minutes int[], position int)
ON CONFLICT ON CONSTRAINT services_key_unique DO UPDATE SET
    name = excluded.name, aliases = excluded.aliases, steps = excluded.steps,
    buffer_before_minutes = excluded.buffer_before_minutes,
    buffer_after_minutes = excluded.buffer_after_minutes, price_kind = excluded.price_kind,
    price_minor = excluded.price_minor, resource_kind = excluded.resource_kind,
    reminder_minutes = excluded.reminder_minutes, position = excluded.position,
    archived_at = NULL, archived_by = NULL, made_by = 'file'",
    archive: archive!("services"),
    restore: restore!("services"),
};

const RESOURCE: Part = Part {
    kind: SalonPart::Resource,
    load: "
SELECT id, key, archived_by, 'file' AS made_by,
    jsonb_build_object('key', key, 'name', name, 'kind', kind, 'position', position) AS content
FROM resources WHERE salon_id = $1",
    write: "
INSERT INTO resources (salon_id, key, name, kind, position)
SELECT $1, r.* FROM jsonb_to_recordset($2) AS r (key text, name text, kind text, position int)
ON CONFLICT ON CONSTRAINT resources_key_unique DO UPDATE SET
    name = excluded.name, kind = excluded.kind, position = excluded.position,
    archived_at = NULL, archived_by = NULL",
    archive: archive!("resources"),
    restore: restore!("resources"),
};

const STAFF: Part = Part {
    kind: SalonPart::Staff,
    load: "
SELECT id, key, archived_by, 'file' AS made_by,
    jsonb_build_object('key', key, 'name', name, 'nicknames', nicknames, 'position', position) AS content
FROM staff WHERE salon_id = $1",
    write: "
INSERT INTO staff (salon_id, key, name, nicknames, position)
SELECT $1, r.* FROM jsonb_to_recordset($2) AS r (key text, name text, nicknames text[], position int)
ON CONFLICT ON CONSTRAINT staff_key_unique DO UPDATE SET
    name = excluded.name, nicknames = excluded.nicknames, position = excluded.position,
    archived_at = NULL, archived_by = NULL",
    archive: archive!("staff"),
    restore: restore!("staff"),
};

const SKILL: Part = Part {
    kind: SalonPart::Skill,
    load: "
SELECT k.id, p.key || ' ' || s.key AS key, k.archived_by, 'file' AS made_by,
    jsonb_build_object('staff', p.key, 'service', s.key, 'steps', k.steps,
        'price_kind', k.price_kind, 'price_minor', k.price_minor) AS content
FROM skills k JOIN staff p ON p.id = k.staff_id JOIN services s ON s.id = k.service_id
WHERE k.salon_id = $1",
    write: "
INSERT INTO skills (salon_id, staff_id, service_id, steps, price_kind, price_minor)
SELECT $1, p.id, s.id, nullif(r.steps, 'null'::jsonb), r.price_kind, r.price_minor
FROM jsonb_to_recordset($2) AS r (staff text, service text, steps jsonb, price_kind text,
        price_minor bigint)
    JOIN staff p ON p.salon_id = $1 AND p.key = r.staff
    JOIN services s ON s.salon_id = $1 AND s.key = r.service
ON CONFLICT ON CONSTRAINT skills_pair_unique DO UPDATE SET
    steps = excluded.steps, price_kind = excluded.price_kind, price_minor = excluded.price_minor,
    archived_at = NULL, archived_by = NULL",
    archive: archive!("skills"),
    restore: restore!("skills"),
};

const HOURS: Part = Part {
    kind: SalonPart::Hours,
    load: "
SELECT h.id, h.archived_by, 'file' AS made_by,
    concat_ws(' ', p.key, (ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])[h.weekday], h.span) AS key,
    jsonb_build_object('staff', p.key, 'weekday', h.weekday, 'span', h.span) AS content
FROM weekly_hours h LEFT JOIN staff p ON p.id = h.staff_id
WHERE h.salon_id = $1",
    write: "
INSERT INTO weekly_hours (salon_id, staff_id, weekday, span)
SELECT $1, p.id, r.weekday, r.span
FROM jsonb_to_recordset($2) AS r (staff text, weekday smallint, span text)
    LEFT JOIN staff p ON p.salon_id = $1 AND p.key = r.staff
WHERE r.staff IS NULL OR p.id IS NOT NULL
ON CONFLICT ON CONSTRAINT weekly_hours_span_unique DO UPDATE SET archived_at = NULL, archived_by = NULL",
    archive: archive!("weekly_hours"),
    restore: restore!("weekly_hours"),
};

const DATED_HOURS: Part = Part {
    kind: SalonPart::DatedHours,
    load: "
SELECT h.id, h.archived_by, h.made_by, concat_ws(' ', p.key, h.date::text) AS key,
    jsonb_build_object('staff', p.key, 'date', h.date::text, 'spans', h.spans, 'label', h.label) AS content
FROM dated_hours h LEFT JOIN staff p ON p.id = h.staff_id
WHERE h.salon_id = $1",
    write: "
INSERT INTO dated_hours (salon_id, staff_id, date, spans, label)
SELECT $1, p.id, r.date, r.spans, r.label
FROM jsonb_to_recordset($2) AS r (staff text, date date, spans text[], label text)
    LEFT JOIN staff p ON p.salon_id = $1 AND p.key = r.staff
WHERE r.staff IS NULL OR p.id IS NOT NULL
ON CONFLICT ON CONSTRAINT dated_hours_date_unique DO UPDATE SET
    spans = excluded.spans, label = excluded.label, archived_at = NULL, archived_by = NULL, made_by = 'file'",
    archive: archive!("dated_hours"),
    restore: restore!("dated_hours"),
};

const TIME_OFF: Part = Part {
    kind: SalonPart::TimeOff,
    load: "
SELECT t.id, t.archived_by, t.made_by, p.key || ' ' || t.starts || '..' || t.ends AS key,
    jsonb_build_object('staff', p.key, 'starts_at', t.starts, 'ends_at', t.ends) AS content
FROM (
    SELECT id, salon_id, staff_id, archived_by, made_by,
        to_char(starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS starts,
        to_char(ends_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS ends
    FROM time_off
) t JOIN staff p ON p.id = t.staff_id
WHERE t.salon_id = $1",
    write: "
INSERT INTO time_off (salon_id, staff_id, starts_at, ends_at)
SELECT $1, p.id, r.starts_at, r.ends_at
FROM jsonb_to_recordset($2) AS r (staff text, starts_at timestamptz, ends_at timestamptz)
    JOIN staff p ON p.salon_id = $1 AND p.key = r.staff
ON CONFLICT ON CONSTRAINT time_off_range_unique DO UPDATE SET archived_at = NULL, archived_by = NULL, made_by = 'file'",
    archive: archive!("time_off"),
    restore: restore!("time_off"),
};

const FACT: Part = Part {
    kind: SalonPart::Fact,
    load: "
SELECT id, key, archived_by, made_by,
    jsonb_build_object('key', key, 'asks', asks, 'text', text, 'valid_from', valid_from::text,
        'valid_until', valid_until::text, 'position', position) AS content
FROM knowledge WHERE salon_id = $1",
    write: "
INSERT INTO knowledge (salon_id, key, asks, text, valid_from, valid_until, position)
SELECT $1, r.*
FROM jsonb_to_recordset($2) AS r (key text, asks text[], text text, valid_from date,
    valid_until date, position int)
ON CONFLICT ON CONSTRAINT knowledge_key_unique DO UPDATE SET
    asks = excluded.asks, text = excluded.text, valid_from = excluded.valid_from,
    valid_until = excluded.valid_until, position = excluded.position,
    archived_at = NULL, archived_by = NULL, made_by = 'file'",
    archive: archive!("knowledge"),
    restore: restore!("knowledge"),
};
