-- description: Patients and how to reach them

-- migrate:up
CREATE TABLE patients (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    medical_record_no text NOT NULL,
    family_name text NOT NULL,
    given_name text NOT NULL,
    born_on date NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT patients_pkey PRIMARY KEY (id),
    CONSTRAINT patients_medical_record_no_key UNIQUE (medical_record_no)
);

CREATE TABLE patient_contacts (
    patient_id uuid NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    CONSTRAINT patient_contacts_pkey PRIMARY KEY (patient_id, kind, value),
    CONSTRAINT patient_contacts_patient_fk FOREIGN KEY (patient_id) REFERENCES patients (id) ON DELETE CASCADE,
    CONSTRAINT patient_contacts_kind_known CHECK (kind IN ('phone', 'email', 'post'))
);

-- migrate:down
DROP TABLE patient_contacts;
DROP TABLE patients;
