-- description: The currencies that accounts are kept in

-- migrate:up
CREATE TABLE currencies (
    code char(3) NOT NULL,
    minor_units smallint NOT NULL,
    CONSTRAINT currencies_pkey PRIMARY KEY (code)
);

INSERT INTO currencies (code, minor_units) VALUES ('CHF', 2), ('EUR', 2), ('JPY', 0), ('USD', 2);

-- migrate:down
DROP TABLE currencies;
