-- description: Every shop begins with these categories
-- depends-on: 20240219160000_register_tenant

-- migrate:up
INSERT INTO categories (tenant_id, name, position)
SELECT current_setting('app.current_tenant_id'), seed.name, seed.position
FROM (VALUES ('New arrivals', 1), ('Bestsellers', 2), ('Sale', 3)) AS seed (name, position)
ON CONFLICT (tenant_id, name) DO NOTHING;

-- migrate:down
DELETE FROM categories
WHERE tenant_id = current_setting('app.current_tenant_id')
  AND name IN ('New arrivals', 'Bestsellers', 'Sale')
  AND NOT EXISTS (SELECT FROM products WHERE products.category_id = categories.id);
