-- description: Revenue by customer
-- depends-on: 20260119090000_create_orders
-- scope: tenant

-- migrate:up
CREATE VIEW revenue_by_customer AS
    SELECT o.customer_id, sum(l.quantity * l.unit_price) AS revenue
    FROM orders o JOIN order_lines l ON l.order_id = o.id
    GROUP BY o.customer_id;

-- migrate:down
DROP VIEW revenue_by_customer;
