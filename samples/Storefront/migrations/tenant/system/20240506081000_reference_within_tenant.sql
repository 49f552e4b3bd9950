-- description: A product, an order or a line of it references rows of its own tenant only; the server checks foreign keys past row level security
-- depends-on: 20240506080000_index_ids_of_tenants

-- migrate:up
ALTER TABLE products DROP CONSTRAINT products_category_fk;
ALTER TABLE products ADD CONSTRAINT products_category_fk FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) NOT VALID;
ALTER TABLE orders DROP CONSTRAINT orders_customer_fk;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) NOT VALID;
ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_fk FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) NOT VALID;
ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_fk FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) NOT VALID;

-- migrate:down
ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_fk FOREIGN KEY (product_id) REFERENCES products (id);
ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_fk FOREIGN KEY (order_id) REFERENCES orders (id);
ALTER TABLE orders DROP CONSTRAINT orders_customer_fk;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (customer_id) REFERENCES customers (id);
ALTER TABLE products DROP CONSTRAINT products_category_fk;
ALTER TABLE products ADD CONSTRAINT products_category_fk FOREIGN KEY (category_id) REFERENCES categories (id);
