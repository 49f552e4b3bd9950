-- description: Teams and who is in them
-- depends-on: 20260105090000_create_accounts
-- scope: tenant

-- migrate:up
CREATE TABLE teams (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE team_members (
    team_id bigint NOT NULL,
    account_id bigint NOT NULL,
    role text NOT NULL DEFAULT 'member',
    PRIMARY KEY (team_id, account_id)
);
ALTER TABLE team_members ADD CONSTRAINT team_members_team_fkey FOREIGN KEY (team_id) REFERENCES teams (id) ON DELETE CASCADE;
ALTER TABLE team_members ADD CONSTRAINT team_members_account_fkey FOREIGN KEY (account_id) REFERENCES accounts (id) ON DELETE CASCADE;
CREATE INDEX team_members_account_idx ON team_members (account_id);

-- migrate:down
DROP TABLE team_members;
DROP TABLE teams;
