-- description: The team and the account that every tenant begins with
-- depends-on: 20260107090000_create_teams
-- scope: tenant

-- migrate:up
INSERT INTO teams (name) VALUES ('Everyone');
INSERT INTO accounts (email, display_name) VALUES ('owner@example.com', 'Owner');

-- migrate:down
DELETE FROM accounts WHERE email = 'owner@example.com';
DELETE FROM teams WHERE name = 'Everyone';
