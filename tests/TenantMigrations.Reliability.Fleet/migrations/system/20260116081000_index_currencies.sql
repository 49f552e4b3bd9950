-- description: An index for all, built while the tenants are open
-- depends-on: 20260116080000_publish_totals

-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY currencies_name_idx ON reference.currencies (name);
INSERT INTO reference.happened VALUES ('currencies index');

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY reference.currencies_name_idx;
