-- The user's relations as they are for this transaction: all of them, or those that it holds locks on. @column@: by which its rows are known; @all@: true or false; @journal@: the journal's schema, whose
-- relations are the product's own.
-- A relation that was dropped has a lock and no name any more.
SELECT pg_catalog.date_part('epoch', pg_catalog.clock_timestamp()) AS @column@,
    coalesce(r.id, l.relation)::bigint, r.id::pg_catalog.regclass::pg_catalog.text, r.relkind::pg_catalog.text, r.on_table::pg_catalog.regclass::pg_catalog.text, coalesce(r.relfilenode, 0)::bigint,
    CASE WHEN r.relkind IN ('r', 'm') THEN coalesce(pg_catalog.pg_stat_get_xact_numscans(r.id), 0) ELSE 0 END,
    CASE WHEN r.relkind IN ('r', 'm') THEN coalesce(pg_catalog.pg_stat_get_xact_tuples_returned(r.id), 0) ELSE 0 END,
    coalesce(pg_catalog.pg_stat_get_xact_tuples_inserted(r.id) + pg_catalog.pg_stat_get_xact_tuples_updated(r.id) + pg_catalog.pg_stat_get_xact_tuples_deleted(r.id), 0),
    coalesce(l.modes, '')
FROM (SELECT 1) AS always
LEFT JOIN (
    (SELECT c.oid AS id, c.relkind, c.relfilenode, i.indrelid AS on_table
    FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', @journal@)
    LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
    WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'm', 'v', 'f', 'S', 'i', 'I')) AS r
    FULL JOIN (SELECT k.relation, pg_catalog.string_agg(DISTINCT k.mode, ',') AS modes
    FROM pg_catalog.pg_locks AS k
    WHERE k.pid = pg_catalog.pg_backend_pid() AND k.locktype = 'relation' AND k.granted AND k.relation >= 16384
        AND k.database = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
    GROUP BY k.relation) AS l ON l.relation = r.id) ON @all@ OR l.relation IS NOT NULL
