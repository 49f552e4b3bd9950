-- description: Tags and what they are on
-- depends-on: 20260112090000_create_catalog
-- scope: tenant

-- migrate:up
CREATE TABLE tags (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    CONSTRAINT tags_name_key UNIQUE (name)
);
CREATE TABLE product_tags (
    product_id bigint NOT NULL REFERENCES products (id),
    tag_id bigint NOT NULL REFERENCES tags (id),
    PRIMARY KEY (product_id, tag_id)
);
CREATE INDEX product_tags_tag_idx ON product_tags (tag_id);
INSERT INTO tags (name) VALUES ('new'), ('sale'), ('last one');

-- migrate:down
DROP TABLE product_tags;
DROP TABLE tags;
