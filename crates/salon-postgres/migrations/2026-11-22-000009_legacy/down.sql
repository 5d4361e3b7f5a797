DROP VIEW legacy.appointments, legacy.clients;
DROP SCHEMA legacy;
