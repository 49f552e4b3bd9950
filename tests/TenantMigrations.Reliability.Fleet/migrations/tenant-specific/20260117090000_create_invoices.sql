-- description: Rests on the barrier
-- depends-on: 20260116080000_publish_totals
-- depends-on: 20260116081000_index_currencies

-- migrate:up
CREATE TABLE invoices (id integer PRIMARY KEY, order_id integer NOT NULL REFERENCES orders, currency text NOT NULL REFERENCES reference.currencies);
INSERT INTO invoices SELECT id, id, 'EUR' FROM orders WHERE id % 10 = 0;

-- migrate:down
DROP TABLE invoices;
