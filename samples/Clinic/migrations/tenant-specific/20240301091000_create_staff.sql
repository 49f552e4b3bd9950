-- description: Practitioners and the rooms they work in

-- migrate:up
CREATE TABLE practitioners (
    id bigint GENERATED ALWAYS AS IDENTITY,
    full_name text NOT NULL,
    licence_no text NOT NULL,
    CONSTRAINT practitioners_pkey PRIMARY KEY (id),
    CONSTRAINT practitioners_licence_no_key UNIQUE (licence_no)
);

CREATE TABLE rooms (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    CONSTRAINT rooms_pkey PRIMARY KEY (id),
    CONSTRAINT rooms_name_key UNIQUE (name)
);

INSERT INTO rooms (name) VALUES ('Room 1'), ('Room 2');

-- migrate:down
DROP TABLE rooms;
DROP TABLE practitioners;
