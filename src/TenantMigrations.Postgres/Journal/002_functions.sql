-- All functions run with the rights of their caller and without a SET clause, which would undo the settings they make. So every name is qualified, and
-- those that write have left the tenant's search_path: PL/pgSQL keeps its plans only as long as the path stays the same.
-- Few and long statements: a session keeps a plan for each statement and expression that it has met, and compares every plan with every message of
-- every table that anybody creates. With thirty plans a session that was a tenth of the time of a fleet of new tenants; with ten it is not seen.
-- Errors: TM001 locked, TM002 the head moved, TM003 the context was changed, TM004 a barrier or a dependent stands in the way,
-- TM008 a row was not taken (TM005 to TM007 are told by the product).
-- Locks: (class of the head table, id of the head row); 0 is the whole database, held shared by a tenant's work and exclusively by global work.

-- What one applied migration adds to the head's hash, by exclusive or. Like context() written so that it becomes a part of the statement it stands in.
CREATE FUNCTION @schema@.digest(p_migration text, p_checksum text) RETURNS bigint LANGUAGE sql STABLE AS $body$
    SELECT ('x' || pg_catalog.encode(pg_catalog.substr(pg_catalog.sha256(pg_catalog.convert_to(p_migration || ':' || p_checksum, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint
$body$;

-- What a migration must not change, not even to the end of its transaction: all of it would reach what follows, or serve nothing within. p_role is the role where it has been reset already.
CREATE FUNCTION @schema@.context(p_setting text, p_role text) RETURNS text LANGUAGE sql STABLE AS $body$
    SELECT pg_catalog.concat_ws(E'\n', pg_catalog.current_setting('search_path'), coalesce(pg_catalog.current_setting(p_setting, true), ''),
        coalesce(p_role, pg_catalog.current_setting('role')), session_user, pg_catalog.current_setting('default_transaction_isolation'),
        pg_catalog.current_setting('default_transaction_read_only'), pg_catalog.current_setting('row_security'))
$body$;

-- What a session holds beyond its transactions: held cursors, prepared statements, channels. A function, as its plan is made once for a session: asked
-- outright it would be planned anew behind each tenant, which takes a third of a millisecond.
CREATE FUNCTION @schema@.traces() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
    RETURN (SELECT pg_catalog.concat_ws(' ', (SELECT pg_catalog.count(*) FROM pg_catalog.pg_cursor() WHERE is_holdable),
        (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_statement()), (SELECT pg_catalog.count(*) FROM pg_catalog.pg_listening_channels())));
END
$body$;

-- Keeps the head true for every change of a status row, whoever makes it. The setting, which only enter() makes, hands the moved head on to the next
-- transaction of the same batch. Here, and not in a constraint that is read anew for each insert of leave(), stands which words a status may be.
CREATE FUNCTION @schema@.keep_head() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE
    v_tenant text;
    v_count integer := 0;
    v_hash bigint := 0;
    v_head record;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        UPDATE @schema@.tenant_migration_head SET count = 0, hash = 0;
        RETURN NULL;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status NOT IN ('running', 'completed', 'failed', 'rolled_back') THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation',
            MESSAGE = pg_catalog.format('status must be running, completed, failed or rolled_back, not %L', NEW.status);
    END IF;
    IF TG_OP = 'INSERT' THEN
        v_tenant := NEW.tenant_id;
    ELSE
        v_tenant := OLD.tenant_id;
        IF OLD.status = 'completed' THEN
            v_count := -1;
            v_hash := @schema@.digest(OLD.migration_id, OLD.checksum);
        END IF;
        IF TG_OP = 'UPDATE' AND v_tenant IS DISTINCT FROM NEW.tenant_id THEN
            UPDATE @schema@.tenant_migration_head SET count = count + v_count, hash = hash # v_hash
            WHERE CASE WHEN v_tenant IS NULL THEN id = 0 ELSE tenant_id = v_tenant END;
            v_tenant := NEW.tenant_id;
            v_count := 0;
            v_hash := 0;
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.status = 'completed' THEN
        v_count := v_count + 1;
        v_hash := v_hash # @schema@.digest(NEW.migration_id, NEW.checksum);
    END IF;
    IF v_count = 0 AND v_hash = 0 THEN
        RETURN NULL;
    END IF;
    IF v_tenant IS NULL THEN
        UPDATE @schema@.tenant_migration_head SET count = count + v_count, hash = hash # v_hash WHERE id = 0 RETURNING count, hash, id INTO v_head;
    ELSE
        UPDATE @schema@.tenant_migration_head SET count = count + v_count, hash = hash # v_hash WHERE tenant_id = v_tenant RETURNING count, hash, id INTO v_head;
    END IF;
    IF v_head IS NULL THEN
        INSERT INTO @schema@.tenant_migration_head (tenant_id, count, hash) VALUES (v_tenant, v_count, v_hash) RETURNING count, hash, id INTO v_head;
    END IF;
    IF pg_catalog.current_setting('tenant_migrations.head', true) <> '' THEN
        PERFORM pg_catalog.set_config('tenant_migrations.head', v_head.count || ':' || v_head.hash || ':' || v_head.id, false);
    END IF;
    RETURN NULL;
END
$body$;

CREATE TRIGGER keep_head AFTER INSERT OR UPDATE OR DELETE ON @schema@.tenant_migration_status
    FOR EACH ROW WHEN (pg_catalog.current_setting('tenant_migrations.leaving', true) IS DISTINCT FROM 'yes') EXECUTE FUNCTION @schema@.keep_head();

CREATE TRIGGER keep_head_truncated AFTER TRUNCATE ON @schema@.tenant_migration_status
    FOR EACH STATEMENT EXECUTE FUNCTION @schema@.keep_head();

-- The identity of a new tenant's head. Two statements, as the second sees what another process has committed meanwhile.
CREATE FUNCTION @schema@.add_head(p_tenant text) RETURNS integer LANGUAGE sql AS $body$
    INSERT INTO @schema@.tenant_migration_head (tenant_id)
    SELECT p_tenant WHERE NOT EXISTS (SELECT FROM @schema@.tenant_migration_head WHERE tenant_id = p_tenant);
    SELECT id FROM @schema@.tenant_migration_head WHERE tenant_id = p_tenant;
$body$;

-- Takes a tenant's lock (the database's where p_tenant is null) to the end of the transaction and returns its key, without ever waiting: what waits on
-- the server holds up concurrent index builds. A tenant that has no head yet gets one under a lock on its name's hash; a collision of two names there
-- makes one of them try again.
CREATE FUNCTION @schema@.hold(p_tenant text) RETURNS integer LANGUAGE plpgsql AS $body$
DECLARE
    v_class integer := '@literal@.tenant_migration_head'::pg_catalog.regclass::pg_catalog.oid::bigint::bit(32)::integer;
    v_id integer := CASE
        WHEN p_tenant IS NULL THEN 0
        WHEN pg_catalog.pg_try_advisory_xact_lock_shared(v_class, 0) THEN coalesce(
            (SELECT id FROM @schema@.tenant_migration_head WHERE tenant_id = p_tenant),
            CASE WHEN pg_catalog.pg_try_advisory_xact_lock(
                '@literal@'::pg_catalog.regnamespace::pg_catalog.oid::bigint::bit(32)::integer, pg_catalog.hashtext(p_tenant)) THEN @schema@.add_head(p_tenant) END)
        END;
BEGIN
    IF v_id IS NULL OR NOT pg_catalog.pg_try_advisory_xact_lock(v_class, v_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'TM001', MESSAGE = CASE
            WHEN p_tenant IS NULL THEN 'another process works on this database'
            WHEN NOT pg_catalog.pg_try_advisory_xact_lock_shared(v_class, 0) THEN 'another process runs a global migration in this database'
            ELSE 'another process works on this tenant' END;
    END IF;
    RETURN v_id;
END
$body$;

-- What a migration rests on in the other scope, looked at under the lock. For global work: every tenant of p_tenants has every migration of p_required,
-- and no tenant has one of p_excluded. For a tenant's work the same of the global migrations.
CREATE FUNCTION @schema@.guard(p_tenant text, p_tenants text[], p_required text[], p_excluded text[]) RETURNS boolean LANGUAGE plpgsql AS $body$
DECLARE
    v_tenant text;
    v_migration text;
BEGIN
    IF p_tenant IS NULL THEN
        SELECT t.id, m.id INTO v_tenant, v_migration
        FROM pg_catalog.unnest(p_tenants) AS t (id) CROSS JOIN pg_catalog.unnest(p_required) AS m (id)
        WHERE NOT EXISTS (
            SELECT FROM @schema@.tenant_migration_status AS s WHERE s.tenant_id = t.id AND s.migration_id = m.id AND s.status = 'completed')
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'TM004', MESSAGE = pg_catalog.format('tenant %s does not have %s yet', v_tenant, v_migration);
        END IF;
        SELECT s.tenant_id, s.migration_id INTO v_tenant, v_migration FROM @schema@.tenant_migration_status AS s
        WHERE s.migration_id = ANY (p_excluded) AND s.tenant_id IS NOT NULL AND s.status IN ('completed', 'running') LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'TM004', MESSAGE = pg_catalog.format('tenant %s still has %s, which depends on it', v_tenant, v_migration);
        END IF;
    ELSE
        SELECT m.id INTO v_migration FROM pg_catalog.unnest(p_required) AS m (id)
        WHERE NOT EXISTS (
            SELECT FROM @schema@.tenant_migration_status AS s WHERE s.tenant_id IS NULL AND s.migration_id = m.id AND s.status = 'completed')
        LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'TM004', MESSAGE = pg_catalog.format('the global migration %s is not applied', v_migration);
        END IF;
        SELECT s.migration_id INTO v_migration FROM @schema@.tenant_migration_status AS s
        WHERE s.migration_id = ANY (p_excluded) AND s.tenant_id IS NULL AND s.status IN ('completed', 'running') LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION USING ERRCODE = 'TM004', MESSAGE = pg_catalog.format('the global migration %s, which depends on it, is still applied', v_migration);
        END IF;
    END IF;
    RETURN true;
END
$body$;

CREATE FUNCTION @schema@.refuse_head() RETURNS text LANGUAGE plpgsql AS $body$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'TM002', MESSAGE = 'the journal changed since the plan was made';
END
$body$;

-- Begins a transaction's work: locks, compares the head, then, last, sets the context. Where p_count is null, the head is that which the transaction
-- before it in the same batch left, and whose row it is. No status row is written here: lock and head keep everybody else out until leave() writes it
-- in the same transaction.
CREATE FUNCTION @schema@.enter(
    p_tenant text, p_count integer, p_hash bigint, p_path text, p_setting text, p_lock_timeout text, p_statement_timeout text, p_role text,
    p_tenants text[], p_required text[], p_excluded text[])
    RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    v_id integer := @schema@.hold(p_tenant);
    v_head text;
BEGIN
    -- Behind the lock, in a statement of its own: a row read before may be older than the commit that gave the lock free.
    IF p_tenant IS NULL THEN
        SELECT count || ':' || hash || ':0' INTO v_head FROM @schema@.tenant_migration_head WHERE id = 0;
    ELSE
        SELECT count || ':' || hash || ':' || id INTO v_head FROM @schema@.tenant_migration_head WHERE tenant_id = p_tenant;
    END IF;
    v_head := CASE
        WHEN v_head IS DISTINCT FROM coalesce(p_count || ':' || p_hash || ':' || v_id, pg_catalog.current_setting('tenant_migrations.head', true))
            THEN @schema@.refuse_head()
        WHEN p_required IS NOT NULL AND NOT @schema@.guard(p_tenant, p_tenants, p_required, p_excluded) THEN NULL
        ELSE pg_catalog.set_config('tenant_migrations.head', v_head, false) || pg_catalog.set_config('lock_timeout', p_lock_timeout, true)
            || CASE WHEN p_statement_timeout IS NULL THEN '' ELSE pg_catalog.set_config('statement_timeout', p_statement_timeout, true) END
            || CASE WHEN p_tenant IS NULL THEN '' ELSE pg_catalog.set_config(p_setting, p_tenant, true) END
            || CASE WHEN p_role IS NULL THEN '' ELSE pg_catalog.set_config('role', p_role, true) END
            || CASE WHEN p_path IS NULL THEN '' ELSE pg_catalog.set_config('search_path', p_path, true) END
            || pg_catalog.set_config('tenant_migrations.context', @schema@.context(p_setting, NULL), true)
        END;
END
$body$;

-- Says what the context is and what it should be.
CREATE FUNCTION @schema@.refuse_context(p_setting text, p_found text) RETURNS text LANGUAGE plpgsql AS $body$
DECLARE
    v_names text[] := ARRAY['search_path', p_setting, 'role', 'session_authorization', 'default_transaction_isolation', 'default_transaction_read_only', 'row_security'];
    v_found text[] := pg_catalog.string_to_array(p_found, E'\n');
    v_expected text[] := pg_catalog.string_to_array(pg_catalog.current_setting('tenant_migrations.context', true), E'\n');
BEGIN
    IF v_expected IS NULL OR pg_catalog.cardinality(v_expected) = 0 THEN
        RAISE EXCEPTION USING ERRCODE = 'TM003', MESSAGE = 'the migration ended the transaction that it runs in';
    END IF;
    FOR i IN 1 .. 7 LOOP
        IF v_found[i] IS DISTINCT FROM v_expected[i] THEN
            RAISE EXCEPTION USING ERRCODE = 'TM003', MESSAGE = pg_catalog.format('the migration changed %s from %L to %L', v_names[i], v_expected[i], v_found[i]);
        END IF;
    END LOOP;
    RAISE EXCEPTION USING ERRCODE = 'TM003', MESSAGE = 'the migration changed the context that it runs in';
END
$body$;

-- Between two migrations of one transaction: compares the context. The caller has reset the role before, as a tenant's role has no right here; p_role is
-- what it was then, and is taken again.
CREATE FUNCTION @schema@.stay(p_setting text, p_role text) RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    v_role text := CASE
        WHEN @schema@.context(p_setting, p_role) IS DISTINCT FROM pg_catalog.current_setting('tenant_migrations.context', true)
            THEN @schema@.refuse_context(p_setting, @schema@.context(p_setting, p_role))
        WHEN p_role IS NOT NULL THEN pg_catalog.set_config('role', p_role, true)
        END;
BEGIN
END
$body$;

-- Writes rows that may be there already, or that are rolled back, and counts the head anew. Runs under leave()'s path and without the trigger.
CREATE FUNCTION @schema@.rewrite(p_tenant text, p_migrations text[], p_checksums text[], p_kinds text[], p_run uuid, p_ms bigint) RETURNS void
    LANGUAGE plpgsql AS $body$
DECLARE
    v_count integer;
    v_hash bigint;
    v_head text;
BEGIN
    INSERT INTO @schema@.tenant_migration_status AS s (migration_id, tenant_id, status, applied_at, rolled_back_at, execution_time, checksum, run_id)
    SELECT p_migrations[i], p_tenant, CASE p_kinds[i] WHEN 'rolled_back' THEN 'rolled_back' ELSE 'completed' END,
        CASE WHEN p_kinds[i] <> 'rolled_back' THEN pg_catalog.clock_timestamp() END,
        CASE p_kinds[i] WHEN 'rolled_back' THEN pg_catalog.clock_timestamp() END, p_ms, p_checksums[i], p_run
    FROM pg_catalog.generate_series(1, pg_catalog.cardinality(p_migrations)) AS i
    ON CONFLICT (tenant_id, migration_id) DO UPDATE SET status = excluded.status, applied_at = coalesce(excluded.applied_at, s.applied_at),
        rolled_back_at = coalesce(excluded.rolled_back_at, s.rolled_back_at), error = NULL, execution_time = excluded.execution_time,
        checksum = excluded.checksum, step = 0, checkpoint = NULL, run_id = excluded.run_id;
    GET DIAGNOSTICS v_count = ROW_COUNT;
    IF v_count <> pg_catalog.cardinality(p_migrations) THEN
        RAISE EXCEPTION USING ERRCODE = 'TM008', MESSAGE = 'the journal did not take the migration''s row: look for a trigger, rule or policy that somebody put on tenant_migration_status';
    END IF;
    SELECT pg_catalog.count(*), coalesce(pg_catalog.bit_xor(@schema@.digest(migration_id, checksum)), 0) INTO v_count, v_hash
    FROM @schema@.tenant_migration_status
    WHERE status = 'completed' AND CASE WHEN p_tenant IS NULL THEN tenant_id IS NULL ELSE tenant_id = p_tenant END;
    UPDATE @schema@.tenant_migration_head SET count = v_count, hash = v_hash
    WHERE CASE WHEN p_tenant IS NULL THEN id = 0 ELSE tenant_id = p_tenant END RETURNING count || ':' || hash || ':' || id INTO v_head;
    IF v_head IS NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'TM008', MESSAGE = 'the journal did not take the new head: look for a trigger, rule or policy that somebody put on tenant_migration_head';
    END IF;
    PERFORM pg_catalog.set_config('tenant_migrations.head', v_head, false), pg_catalog.set_config('tenant_migrations.leaving', '', true);
END
$body$;

-- Ends a transaction's work: compares the context as stay() does, writes what was done, and returns how many milliseconds it took since p_began (by
-- default since the transaction began). p_context is the context that the caller found, with its last argument it has left the tenant's search_path: every
-- plan here would be made anew for each tenant otherwise. A role has been reset before.
-- The trigger is left out here: what is applied for the first time, the ordinary case, moves the head by one update, and rewrite() counts it anew.
-- Plans are generic, as the server would otherwise plan each statement again and again to see whether that would be better.
CREATE FUNCTION @schema@.leave(
    p_tenant text, p_migration text, p_checksum text, p_kind text, p_run uuid, p_actor text, p_setting text, p_began numeric, p_context text, p_path text)
    RETURNS bigint LANGUAGE plpgsql AS $body$
DECLARE
    v_settings text := CASE
        WHEN p_context IS DISTINCT FROM pg_catalog.current_setting('tenant_migrations.context', true) THEN @schema@.refuse_context(p_setting, p_context)
        ELSE pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true) || pg_catalog.set_config('tenant_migrations.leaving', 'yes', true)
        END;
    v_ms bigint := 1000 * (extract(epoch FROM pg_catalog.clock_timestamp()) - coalesce(p_began, extract(epoch FROM pg_catalog.transaction_timestamp())));
BEGIN
    WITH log AS (
        INSERT INTO @schema@.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum, execution_time)
        VALUES (p_migration, p_tenant, p_kind, p_run, p_actor, p_checksum, v_ms)),
    added AS (
        INSERT INTO @schema@.tenant_migration_status (migration_id, tenant_id, status, applied_at, execution_time, checksum, run_id)
        SELECT p_migration, p_tenant, 'completed', pg_catalog.clock_timestamp(), v_ms, p_checksum, p_run WHERE p_kind <> 'rolled_back' AND p_tenant IS NOT NULL
        ON CONFLICT DO NOTHING RETURNING migration_id)
    UPDATE @schema@.tenant_migration_head SET count = count + 1, hash = hash # @schema@.digest(p_migration, p_checksum) FROM added
    WHERE tenant_id = p_tenant RETURNING pg_catalog.set_config('tenant_migrations.head', count || ':' || hash || ':' || id, false)
        || pg_catalog.set_config('tenant_migrations.leaving', '', true) INTO v_settings;
    IF NOT FOUND THEN
        PERFORM @schema@.rewrite(p_tenant, ARRAY[p_migration], ARRAY[p_checksum], ARRAY[p_kind], p_run, v_ms);
    END IF;
    RETURN v_ms;
END
$body$;

-- The same for all that one transaction did for a tenant. The time of each is not known: to note it between two would cost as much as all else here.
CREATE FUNCTION @schema@.leave_all(
    p_tenant text, p_migrations text[], p_checksums text[], p_kinds text[], p_run uuid, p_actor text, p_setting text, p_context text, p_path text)
    RETURNS void LANGUAGE plpgsql AS $body$
DECLARE
    v_settings text := CASE
        WHEN p_context IS DISTINCT FROM pg_catalog.current_setting('tenant_migrations.context', true) THEN @schema@.refuse_context(p_setting, p_context)
        ELSE pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', true) || pg_catalog.set_config('tenant_migrations.leaving', 'yes', true)
        END;
BEGIN
    WITH log AS (
        INSERT INTO @schema@.tenant_migration_log (migration_id, tenant_id, kind, run_id, actor, checksum)
        SELECT p_migrations[i], p_tenant, p_kinds[i], p_run, p_actor, p_checksums[i]
        FROM pg_catalog.generate_series(1, pg_catalog.cardinality(p_migrations)) AS i),
    added AS (
        INSERT INTO @schema@.tenant_migration_status (migration_id, tenant_id, status, applied_at, checksum, run_id)
        SELECT p_migrations[i], p_tenant, 'completed', pg_catalog.clock_timestamp(), p_checksums[i], p_run
        FROM pg_catalog.generate_series(1, pg_catalog.cardinality(p_migrations)) AS i
        WHERE p_tenant IS NOT NULL AND NOT 'rolled_back' = ANY (p_kinds) AND NOT EXISTS (
            SELECT FROM @schema@.tenant_migration_status WHERE tenant_id = p_tenant AND migration_id = ANY (p_migrations))
        RETURNING @schema@.digest(migration_id, checksum) AS digest),
    sum AS (SELECT pg_catalog.count(*)::integer AS count, pg_catalog.bit_xor(digest) AS hash FROM added)
    UPDATE @schema@.tenant_migration_head AS h SET count = h.count + sum.count, hash = h.hash # sum.hash FROM sum
    WHERE h.tenant_id = p_tenant AND sum.count > 0 RETURNING pg_catalog.set_config('tenant_migrations.head', h.count || ':' || h.hash || ':' || h.id, false)
        || pg_catalog.set_config('tenant_migrations.leaving', '', true) INTO v_settings;
    IF NOT FOUND THEN
        PERFORM @schema@.rewrite(p_tenant, p_migrations, p_checksums, p_kinds, p_run, NULL);
    END IF;
END
$body$;
