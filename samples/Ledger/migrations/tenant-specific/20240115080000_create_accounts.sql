-- description: The chart of accounts
-- depends-on: 20240115070000_create_currencies

-- migrate:up
CREATE TYPE account_kind AS ENUM ('asset', 'liability', 'equity', 'income', 'expense');

CREATE TABLE accounts (
    id bigint GENERATED ALWAYS AS IDENTITY,
    number text NOT NULL,
    title text NOT NULL,
    kind account_kind NOT NULL,
    currency char(3) NOT NULL,
    opened_on date NOT NULL DEFAULT current_date,
    closed_on date,
    CONSTRAINT accounts_pkey PRIMARY KEY (id),
    CONSTRAINT accounts_number_key UNIQUE (number),
    CONSTRAINT accounts_currency_fk FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT accounts_closed_after_opened CHECK (closed_on IS NULL OR closed_on >= opened_on)
);

-- migrate:down
DROP TABLE accounts;
DROP TYPE account_kind;
