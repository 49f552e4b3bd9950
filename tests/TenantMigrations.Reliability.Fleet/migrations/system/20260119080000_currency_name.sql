-- description: The name of a currency
-- depends-on: 20260112080000_create_currencies
-- repeatable

-- migrate:up
CREATE OR REPLACE FUNCTION reference.currency_name(code text) RETURNS text LANGUAGE sql STABLE RETURN (SELECT c.name FROM reference.currencies AS c WHERE c.code = currency_name.code);
INSERT INTO reference.happened VALUES ('currency name');
