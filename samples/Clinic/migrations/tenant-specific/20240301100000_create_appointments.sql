-- description: Appointments, none of which overlaps another in the same room
-- depends-on: 20240301090000_create_patients, 20240301091000_create_staff

-- migrate:up
CREATE TABLE appointments (
    id bigint GENERATED ALWAYS AS IDENTITY,
    patient_id uuid NOT NULL,
    practitioner_id bigint NOT NULL,
    room_id bigint NOT NULL,
    begins_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'booked',
    CONSTRAINT appointments_pkey PRIMARY KEY (id),
    CONSTRAINT appointments_patient_fk FOREIGN KEY (patient_id) REFERENCES patients (id),
    CONSTRAINT appointments_practitioner_fk FOREIGN KEY (practitioner_id) REFERENCES practitioners (id),
    CONSTRAINT appointments_room_fk FOREIGN KEY (room_id) REFERENCES rooms (id),
    CONSTRAINT appointments_in_order CHECK (begins_at < ends_at)
);

CREATE INDEX appointments_patient_idx ON appointments (patient_id);
CREATE INDEX appointments_practitioner_idx ON appointments (practitioner_id, begins_at);
CREATE INDEX appointments_room_idx ON appointments (room_id, begins_at);

CREATE FUNCTION refuse_double_booking() RETURNS trigger
LANGUAGE plpgsql
AS $body$
BEGIN
    IF EXISTS (
        SELECT FROM appointments other
        WHERE other.room_id = NEW.room_id
          AND other.id <> NEW.id
          AND other.state <> 'cancelled'
          AND other.begins_at < NEW.ends_at
          AND NEW.begins_at < other.ends_at
    ) THEN
        RAISE EXCEPTION 'room % is taken at %', NEW.room_id, NEW.begins_at;
    END IF;
    RETURN NEW;
END;
$body$;

CREATE TRIGGER appointments_refuse_double_booking
    BEFORE INSERT OR UPDATE ON appointments
    FOR EACH ROW EXECUTE FUNCTION refuse_double_booking();

-- migrate:down
DROP TABLE appointments;
DROP FUNCTION refuse_double_booking();
