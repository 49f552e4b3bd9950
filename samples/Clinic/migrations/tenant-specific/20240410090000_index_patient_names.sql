-- description: Finds patients by name, built while the practice is open
-- depends-on: 20240301090000_create_patients

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY patients_name_idx ON patients (lower(family_name), lower(given_name));

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY patients_name_idx;
