-- description: Private notes
-- depends-on: 20260105090000_create_accounts
-- depends-on: 20260109090000_create_customers
-- scope: tenant

-- migrate:up
CREATE TABLE notes (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id bigint NOT NULL REFERENCES accounts (id),
    customer_id bigint NOT NULL REFERENCES customers (id),
    text text NOT NULL
);
CREATE INDEX notes_customer_idx ON notes (customer_id);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY notes_author ON notes
    USING (author_id = nullif(current_setting('app.account_id', true), '')::bigint);

-- migrate:down
DROP TABLE notes;
