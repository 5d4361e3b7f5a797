//! The first version's database, as somebody would bring it.

/// Its schema, as it stood in its own database, here in a schema named `first_version`.
pub const FIRST_VERSION_TABLES: &str = "
CREATE SCHEMA first_version;
CREATE TABLE first_version.clients (id SERIAL PRIMARY KEY, name VARCHAR, phone VARCHAR UNIQUE,
    email VARCHAR, preferences JSON, created_at TIMESTAMP);
CREATE TABLE first_version.appointments (id SERIAL PRIMARY KEY, client_id INTEGER, date TIMESTAMP,
    service VARCHAR, duration INTEGER, status VARCHAR, notes TEXT, created_at TIMESTAMP);";

/// People as they were typed in, and their appointments around Monday, November 23, 2026.
pub const FIRST_VERSION_ROWS: &str = "
INSERT INTO first_version.clients (id, name, phone, email, preferences, created_at) VALUES
    (11, 'Ana Lopez', '(918) 555-0123', 'ana@example.com', '{\"likes\": \"tea\"}', '2024-05-01 12:00'),
    (12, 'ana  LOPEZ', '+1 918 555 0123', NULL, NULL, '2024-06-01 12:00'),
    (13, 'Ben Lopez', '918.555.0123', NULL, NULL, '2024-06-02 12:00'),
    (14, '???', 'ask the shop', '', '[1]', NULL),
    (15, 'Cleo Marsh', '19185550142 (work)', NULL, NULL, '2024-06-03 12:00');
INSERT INTO first_version.appointments (id, client_id, date, service, duration, status, notes, created_at) VALUES
    (101, 11, '2025-03-03 10:00', 'Haircut', 45, 'completed', 'short', '2025-03-01 09:00'),
    (102, 12, '2026-03-08 02:30', 'haircut', NULL, 'done', NULL, NULL),
    (103, 13, '2025-11-02 01:30', 'Balayage', 180, 'whatever', NULL, NULL),
    (104, 11, '2026-11-25 10:00', 'Haircut', 45, 'scheduled', NULL, NULL),
    (105, 13, '2026-11-25 10:30', 'Haircut', 45, 'confirmed', NULL, NULL),
    (106, 15, '2026-11-26 11:00', 'Hot stones', 0, 'pending', NULL, NULL),
    (107, 15, '2026-11-27 11:00', 'Haircut', 45, 'canceled', NULL, NULL),
    (108, 99, '2026-11-27 12:00', 'Haircut', 45, 'scheduled', NULL, NULL),
    (109, 15, NULL, 'Haircut', 45, 'scheduled', NULL, NULL);";
