-- description: What all tenants share

-- migrate:up
CREATE SCHEMA reference;
CREATE TABLE reference.plans (code text PRIMARY KEY, cents integer NOT NULL);
CREATE TABLE reference.happened (what text NOT NULL);
INSERT INTO reference.plans VALUES ('small', 900), ('large', 4900);

-- migrate:down
DROP SCHEMA reference CASCADE;
