-- description: Invoices
-- depends-on: 20260119090000_create_orders
-- scope: tenant

-- migrate:up
CREATE TABLE invoices (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL DEFAULT current_date,
    total numeric(12, 2) NOT NULL
);
ALTER TABLE invoices ADD CONSTRAINT invoices_order_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
CREATE UNIQUE INDEX invoices_number_key ON invoices (number);
CREATE INDEX invoices_order_idx ON invoices (order_id);

-- migrate:down
DROP TABLE invoices;
