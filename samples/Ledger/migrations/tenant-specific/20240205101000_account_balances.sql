-- description: The balance of each account
-- depends-on: 20240115081000_create_postings
-- repeatable

-- migrate:up
CREATE OR REPLACE VIEW account_balances AS
SELECT a.id, a.number, a.title, a.currency, coalesce(sum(p.amount_minor), 0) AS balance_minor
FROM accounts a
LEFT JOIN postings p ON p.account_id = a.id
GROUP BY a.id, a.number, a.title, a.currency;
