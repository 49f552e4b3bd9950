-- description: Who did what
-- depends-on: 20260105090000_create_accounts
-- scope: tenant

-- migrate:up
CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint REFERENCES accounts (id),
    action text NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    happened_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX audit_log_happened_idx ON audit_log (happened_at);
CREATE INDEX audit_log_detail_idx ON audit_log USING gin (detail);

-- migrate:down
DROP TABLE audit_log;
