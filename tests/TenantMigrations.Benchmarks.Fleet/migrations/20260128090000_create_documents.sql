-- description: Documents that belong to an account
-- depends-on: 20260105090000_create_accounts
-- scope: tenant

-- migrate:up
CREATE TABLE documents (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id bigint NOT NULL REFERENCES accounts (id),
    title text NOT NULL,
    body text NOT NULL DEFAULT ''
);
CREATE INDEX documents_owner_idx ON documents (owner_id);

-- migrate:down
DROP TABLE documents;
