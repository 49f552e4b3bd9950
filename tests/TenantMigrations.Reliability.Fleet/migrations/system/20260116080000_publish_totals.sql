-- description: Waits until every tenant has its totals
-- depends-on: 20260115090000_require_order_total

-- migrate:up
CREATE TABLE reference.totals_published (at timestamptz NOT NULL DEFAULT now());
INSERT INTO reference.happened VALUES ('barrier');

-- migrate:down
DROP TABLE reference.totals_published;
