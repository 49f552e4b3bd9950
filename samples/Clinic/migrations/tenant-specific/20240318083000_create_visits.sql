-- description: What was found at a visit, by diagnosis code
-- depends-on: 20240301080000_create_reference, 20240301100000_create_appointments

-- migrate:up
CREATE TABLE visits (
    id bigint GENERATED ALWAYS AS IDENTITY,
    appointment_id bigint NOT NULL,
    diagnosis_code text NOT NULL,
    notes text NOT NULL DEFAULT '',
    closed_at timestamptz,
    CONSTRAINT visits_pkey PRIMARY KEY (id),
    CONSTRAINT visits_appointment_fk FOREIGN KEY (appointment_id) REFERENCES appointments (id),
    CONSTRAINT visits_diagnosis_fk FOREIGN KEY (diagnosis_code) REFERENCES reference.diagnosis_codes (code)
);

CREATE INDEX visits_appointment_idx ON visits (appointment_id);
CREATE INDEX visits_open_idx ON visits (appointment_id) WHERE closed_at IS NULL;

-- migrate:down
DROP TABLE visits;
