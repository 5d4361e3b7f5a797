DROP TABLE audit_log, consents;
DROP FUNCTION consents_stay();
