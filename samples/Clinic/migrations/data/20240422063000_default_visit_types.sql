-- description: The kinds of visit that every practice starts with
-- depends-on: 20240318083000_create_visits

-- migrate:up
CREATE TABLE visit_types (
    name text NOT NULL,
    minutes integer NOT NULL,
    CONSTRAINT visit_types_pkey PRIMARY KEY (name),
    CONSTRAINT visit_types_minutes_positive CHECK (minutes > 0)
);

INSERT INTO visit_types (name, minutes) VALUES ('consultation', 20), ('check-up', 30), ('vaccination', 10);

-- migrate:down
DROP TABLE visit_types;
