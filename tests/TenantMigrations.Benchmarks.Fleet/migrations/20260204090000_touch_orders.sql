-- description: Keep updated_at of orders true
-- depends-on: 20260119090000_create_orders
-- scope: tenant

-- migrate:up
CREATE FUNCTION touch_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END;
$$;
CREATE TRIGGER orders_touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- migrate:down
DROP TRIGGER orders_touch ON orders;
DROP FUNCTION touch_updated_at();
