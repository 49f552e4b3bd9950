-- description: What each order comes to; a view with the rights of who asks, so that the policies bind it
-- depends-on: 20240219153000_enable_row_level_security
-- placeholder: app_role identifier = storefront_app
-- repeatable

-- migrate:up
CREATE OR REPLACE VIEW order_totals WITH (security_invoker = true) AS
SELECT o.tenant_id,
       o.id AS order_id,
       o.placed_at,
       coalesce(sum(l.quantity * l.price_cents), 0) AS total_cents
FROM orders o
LEFT JOIN order_lines l ON l.tenant_id = o.tenant_id AND l.order_id = o.id
GROUP BY o.tenant_id, o.id, o.placed_at;

GRANT SELECT ON order_totals TO ${app_role};
