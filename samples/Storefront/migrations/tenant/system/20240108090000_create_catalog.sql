-- description: Categories and products of the first, single-tenant shop

-- migrate:up
CREATE TABLE categories (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    position integer NOT NULL DEFAULT 0,
    CONSTRAINT categories_name_key UNIQUE (name)
);

CREATE TABLE products (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    category_id bigint NOT NULL,
    sku text NOT NULL,
    name text NOT NULL,
    price_cents bigint NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT products_sku_key UNIQUE (sku),
    CONSTRAINT products_category_fk FOREIGN KEY (category_id) REFERENCES categories (id),
    CONSTRAINT products_price_not_negative CHECK (price_cents >= 0)
);

CREATE INDEX products_category_idx ON products (category_id);

-- migrate:down
DROP TABLE products;
DROP TABLE categories;
