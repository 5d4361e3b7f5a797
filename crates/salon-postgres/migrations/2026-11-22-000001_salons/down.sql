DROP TABLE knowledge, time_off, dated_hours, weekly_hours, skills, resources, services, staff, salon_numbers, salons;
