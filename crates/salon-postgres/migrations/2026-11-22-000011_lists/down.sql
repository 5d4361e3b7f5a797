DROP INDEX messages_salon, messages_undelivered, turns_quarantined;
