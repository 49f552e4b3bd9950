-- description: What all clinics share: diagnosis codes

-- migrate:up
CREATE SCHEMA reference;

CREATE TABLE reference.diagnosis_codes (
    code text NOT NULL,
    title text NOT NULL,
    CONSTRAINT diagnosis_codes_pkey PRIMARY KEY (code)
);

INSERT INTO reference.diagnosis_codes (code, title) VALUES
    ('J06.9', 'Acute upper respiratory infection, unspecified'),
    ('K02.9', 'Dental caries, unspecified'),
    ('M54.5', 'Low back pain'),
    ('Z00.0', 'General medical examination');

-- migrate:down
DROP TABLE reference.diagnosis_codes;
DROP SCHEMA reference;
