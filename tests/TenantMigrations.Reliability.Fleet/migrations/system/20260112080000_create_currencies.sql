-- description: The release begins
-- depends-on: 20260105080000_create_reference

-- migrate:up
CREATE TABLE reference.currencies (code text PRIMARY KEY, name text NOT NULL);
INSERT INTO reference.currencies VALUES ('EUR', 'Euro'), ('USD', 'Dollar');
INSERT INTO reference.happened VALUES ('currencies');

-- migrate:down
DROP TABLE reference.currencies;
