-- description: A number per shop that customers can read out on the phone
-- depends-on: 20240219153000_enable_row_level_security

-- migrate:up
ALTER TABLE orders ADD COLUMN order_no bigint;

-- migrate:down
ALTER TABLE orders DROP COLUMN order_no;
