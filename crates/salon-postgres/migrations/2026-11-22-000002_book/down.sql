DROP TABLE blocks, appointment_services, appointments, client_phones, phones, clients;
