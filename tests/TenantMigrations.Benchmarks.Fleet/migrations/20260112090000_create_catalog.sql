-- description: Categories and products
-- scope: tenant

-- migrate:up
CREATE TABLE categories (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id bigint REFERENCES categories (id),
    name text NOT NULL
);
CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category_id bigint NOT NULL REFERENCES categories (id),
    sku text NOT NULL,
    name text NOT NULL,
    price numeric(12, 2) NOT NULL CHECK (price >= 0)
);
CREATE UNIQUE INDEX products_sku_key ON products (sku);
CREATE INDEX products_category_idx ON products (category_id);

-- migrate:down
DROP TABLE products;
DROP TABLE categories;
