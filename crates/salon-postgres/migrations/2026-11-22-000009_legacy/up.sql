-- Our data in the two shapes of the first version, for reports that were written for it. Only to read.

CREATE SCHEMA legacy;
COMMENT ON SCHEMA legacy IS 'Our data as the first version of this system showed it. Only to read.';

CREATE VIEW legacy.clients AS
SELECT c.id, c.name, (
        SELECT p.address FROM public.client_phones l JOIN public.phones p ON p.id = l.phone_id
        WHERE l.salon_id = c.salon_id AND l.client_id = c.id AND l.unlinked_at IS NULL
        ORDER BY l.linked_at, p.id LIMIT 1
    ) AS phone,
    c.email, c.preferences, c.created_at AT TIME ZONE 'UTC' AS created_at
FROM public.clients c;
COMMENT ON VIEW legacy.clients IS 'Clients with their first number; created_at is a naive time in UTC.';

CREATE VIEW legacy.appointments AS
SELECT a.id, a.client_id, a.starts_at AT TIME ZONE s.zone AS date, a.service, a.duration, a.status,
    a.notes, a.created_at AT TIME ZONE 'UTC' AS created_at
FROM public.appointments a JOIN public.salons s ON s.id = a.salon_id;
COMMENT ON VIEW legacy.appointments IS 'Appointments; date is a naive time by the salon''s clock, duration is in minutes, created_at is in UTC.';
