-- description: Warehouses and the stock in them
-- depends-on: 20260112090000_create_catalog
-- scope: tenant

-- migrate:up
CREATE TABLE warehouses (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL,
    CONSTRAINT warehouses_code_key UNIQUE (code)
);
CREATE TABLE stock (
    warehouse_id bigint NOT NULL REFERENCES warehouses (id),
    product_id bigint NOT NULL REFERENCES products (id),
    quantity integer NOT NULL DEFAULT 0,
    PRIMARY KEY (warehouse_id, product_id)
);
CREATE INDEX stock_product_idx ON stock (product_id);
INSERT INTO warehouses (code) VALUES ('MAIN');

-- migrate:down
DROP TABLE stock;
DROP TABLE warehouses;
