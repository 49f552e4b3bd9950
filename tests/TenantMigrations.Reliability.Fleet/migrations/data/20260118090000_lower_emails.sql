-- description: Only tenants from before the release need it
-- depends-on: 20260117090000_create_invoices
-- applies-to: existing
-- irreversible: the spelling that people typed is not kept

-- migrate:up
UPDATE customers SET email = lower(email);
INSERT INTO happened VALUES ('emails');
