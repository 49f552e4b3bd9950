-- description: Numbers the orders that a tenant had before there were numbers
-- depends-on: 20240402080000_add_order_number, 20240219160000_register_tenant
-- applies-to: existing

-- migrate:up
UPDATE orders
SET order_no = numbered.order_no
FROM (
    SELECT id, row_number() OVER (ORDER BY placed_at, id) AS order_no
    FROM orders
    WHERE tenant_id = current_setting('app.current_tenant_id')
) AS numbered
WHERE orders.id = numbered.id
  AND orders.tenant_id = current_setting('app.current_tenant_id')
  AND orders.order_no IS NULL;

-- migrate:down
UPDATE orders SET order_no = NULL WHERE tenant_id = current_setting('app.current_tenant_id');
