-- description: First of the changes that want a strong lock for a moment
-- depends-on: 20260118090000_lower_emails

-- migrate:up
ALTER TABLE orders ADD COLUMN note text;

-- migrate:down
ALTER TABLE orders DROP COLUMN note;
