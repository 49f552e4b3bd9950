-- description: What a customer ordered
-- depends-on: 20260115090000_require_order_total
-- repeatable

-- migrate:up
CREATE OR REPLACE VIEW order_summary AS SELECT customer_id, count(*) AS orders, sum(total) AS total FROM orders GROUP BY customer_id;
INSERT INTO happened VALUES ('summary');
