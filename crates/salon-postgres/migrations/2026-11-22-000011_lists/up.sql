-- What an operator lists, found without reading the archive through.

CREATE INDEX messages_salon ON messages (salon_id, sent_at, id);
CREATE INDEX messages_undelivered ON messages (salon_id, sent_at, id) WHERE status IN ('failed', 'undelivered');
CREATE INDEX turns_quarantined ON turns (salon_id, id) WHERE outcome = 'quarantined';
