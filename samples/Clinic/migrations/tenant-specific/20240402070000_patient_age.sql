-- description: A patient's age today, in whole years
-- depends-on: 20240301090000_create_patients
-- repeatable

-- migrate:up
CREATE OR REPLACE FUNCTION patient_age(born_on date, today date DEFAULT current_date) RETURNS integer
LANGUAGE sql STABLE
RETURN extract(year FROM age(today, born_on))::integer;
