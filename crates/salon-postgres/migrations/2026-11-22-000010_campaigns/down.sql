ALTER TABLE outbox DROP COLUMN bulk;
DROP TABLE campaign_recipients, campaigns;
