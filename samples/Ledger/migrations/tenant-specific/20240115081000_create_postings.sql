-- description: Transactions and their postings, which must balance when the transaction commits
-- depends-on: 20240115080000_create_accounts

-- migrate:up
CREATE TABLE transactions (
    id bigint GENERATED ALWAYS AS IDENTITY,
    booked_at timestamptz NOT NULL DEFAULT now(),
    description text NOT NULL,
    CONSTRAINT transactions_pkey PRIMARY KEY (id)
);

CREATE TABLE postings (
    transaction_id bigint NOT NULL,
    line_no integer NOT NULL,
    account_id bigint NOT NULL,
    amount_minor bigint NOT NULL,
    CONSTRAINT postings_pkey PRIMARY KEY (transaction_id, line_no),
    CONSTRAINT postings_transaction_fk FOREIGN KEY (transaction_id) REFERENCES transactions (id),
    CONSTRAINT postings_account_fk FOREIGN KEY (account_id) REFERENCES accounts (id),
    CONSTRAINT postings_not_zero CHECK (amount_minor <> 0)
);

CREATE INDEX postings_account_idx ON postings (account_id);

CREATE FUNCTION refuse_unbalanced() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
    IF (SELECT sum(amount_minor) FROM postings WHERE transaction_id = NEW.transaction_id) <> 0 THEN
        RAISE EXCEPTION 'transaction % does not balance', NEW.transaction_id;
    END IF;
    RETURN NULL;
END;
$$;

CREATE CONSTRAINT TRIGGER postings_balance
    AFTER INSERT OR UPDATE ON postings
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();

-- migrate:down
DROP TABLE postings;
DROP TABLE transactions;
DROP FUNCTION refuse_unbalanced();
