-- description: The bank's own reference of a transaction
-- depends-on: 20240115081000_create_postings

-- migrate:up
ALTER TABLE transactions ADD COLUMN reference text;
ALTER TABLE transactions ADD CONSTRAINT transactions_reference_short CHECK (length(reference) <= 35) NOT VALID;

-- migrate:down
ALTER TABLE transactions DROP COLUMN reference;
