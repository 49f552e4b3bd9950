-- description: The accounts that every book starts with
-- depends-on: 20240115080000_create_accounts

-- migrate:up
INSERT INTO accounts (number, title, kind, currency) VALUES
    ('1000', 'Cash', 'asset', 'EUR'),
    ('2000', 'Deposits', 'liability', 'EUR'),
    ('3000', 'Capital', 'equity', 'EUR'),
    ('4000', 'Interest income', 'income', 'EUR'),
    ('5000', 'Interest expense', 'expense', 'EUR');

-- migrate:down
DELETE FROM accounts WHERE number IN ('1000', '2000', '3000', '4000', '5000');
