-- description: Accounting periods that can be closed
-- depends-on: 20240115081000_create_postings

-- migrate:up
CREATE TABLE periods (
    year integer NOT NULL,
    month integer NOT NULL,
    closed_at timestamptz,
    CONSTRAINT periods_pkey PRIMARY KEY (year, month),
    CONSTRAINT periods_month_of_year CHECK (month BETWEEN 1 AND 12)
);

INSERT INTO periods (year, month)
SELECT 2024, month FROM generate_series(1, 12) AS month;

-- migrate:down
DROP TABLE periods;
