-- description: A change of data that would be seen if it were made twice
-- depends-on: 20260112090000_add_order_total
-- irreversible: the names were others before

-- migrate:up
UPDATE customers SET name = name || '!';
INSERT INTO happened VALUES ('names');
