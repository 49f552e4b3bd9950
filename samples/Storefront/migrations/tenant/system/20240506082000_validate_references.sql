-- description: Checks those keys in a transaction of their own, under a lock that lets reads and writes pass
-- depends-on: 20240506081000_reference_within_tenant

-- migrate:up
ALTER TABLE products VALIDATE CONSTRAINT products_category_fk;
ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fk;
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_order_fk;
ALTER TABLE order_lines VALIDATE CONSTRAINT order_lines_product_fk;

-- migrate:down
-- Not valid again, as they were: nothing else takes a validation back.
ALTER TABLE order_lines DROP CONSTRAINT order_lines_product_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_product_fk FOREIGN KEY (tenant_id, product_id) REFERENCES products (tenant_id, id) NOT VALID;
ALTER TABLE order_lines DROP CONSTRAINT order_lines_order_fk;
ALTER TABLE order_lines ADD CONSTRAINT order_lines_order_fk FOREIGN KEY (tenant_id, order_id) REFERENCES orders (tenant_id, id) NOT VALID;
ALTER TABLE orders DROP CONSTRAINT orders_customer_fk;
ALTER TABLE orders ADD CONSTRAINT orders_customer_fk FOREIGN KEY (tenant_id, customer_id) REFERENCES customers (tenant_id, id) NOT VALID;
ALTER TABLE products DROP CONSTRAINT products_category_fk;
ALTER TABLE products ADD CONSTRAINT products_category_fk FOREIGN KEY (tenant_id, category_id) REFERENCES categories (tenant_id, id) NOT VALID;
