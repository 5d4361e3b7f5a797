DROP TABLE reminders, leases, forgotten_numbers;
DROP INDEX effects_visit, consents_message, messages_sent_at, handoffs_turn, handoffs_waiting;
ALTER TABLE handoffs DROP COLUMN due_at, DROP COLUMN answered_at, DROP COLUMN chased_at, DROP COLUMN chases;
ALTER TABLE appointments DROP COLUMN planned_version;
ALTER TABLE services DROP COLUMN reminder_minutes;
DROP FUNCTION number_hash(BIGINT, TEXT);
ALTER TABLE salons DROP COLUMN reminder_minutes, DROP COLUMN takeover_minutes, DROP COLUMN handoff_minutes,
    DROP COLUMN keep_texts_days, DROP COLUMN hash_key;
