-- description: The categories every shop begins with
-- depends-on: 20260112090000_create_catalog
-- scope: tenant

-- migrate:up
INSERT INTO categories (name) VALUES ('Books'), ('Music'), ('Games');
INSERT INTO categories (parent_id, name) SELECT id, 'Novels' FROM categories WHERE name = 'Books';

-- migrate:down
DELETE FROM categories WHERE name = 'Novels';
DELETE FROM categories WHERE name IN ('Books', 'Music', 'Games');
