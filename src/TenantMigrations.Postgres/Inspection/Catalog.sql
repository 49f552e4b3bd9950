-- Every object of some schemas as (subject, definition). $1: the one schema whose objects are named without it, or null for the whole database; $2: a schema
-- that is left out. PostgreSQL's own functions write the definitions, and they leave out a schema that search_path has: that is how two schemas of different
-- names come to equal texts. What is not named here by kind comes at the end, as PostgreSQL describes it, so that nothing is passed over.
WITH place AS (
    SELECT CASE WHEN $1::text IS NULL THEN pg_catalog.quote_ident(n.nspname) || '.' ELSE '' END AS prefix, n.*
    FROM pg_catalog.pg_namespace AS n
    WHERE CASE WHEN $1::text IS NULL THEN n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', $2) ELSE n.nspname = $1 END),
owned AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend AS d WHERE d.deptype = 'e'),
relation AS (
    SELECT c.*, c.oid AS id, p.prefix || pg_catalog.quote_ident(c.relname) AS name
    FROM pg_catalog.pg_class AS c JOIN place AS p ON p.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND o.objid = c.oid)),
grantable AS (
    SELECT 'schema ' || CASE WHEN $1::text IS NULL THEN pg_catalog.quote_ident(p.nspname) ELSE '' END AS subject,
        coalesce(p.nspacl, pg_catalog.acldefault('n', p.nspowner)) AS acl, p.nspowner AS owner FROM place AS p
    UNION ALL
    SELECT 'relation ' || r.name, coalesce(r.relacl, pg_catalog.acldefault(CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", r.relowner)), r.relowner FROM relation AS r WHERE r.relkind <> 'c'
    UNION ALL
    SELECT 'column ' || r.name || '.' || pg_catalog.quote_ident(a.attname), a.attacl, r.relowner
    FROM relation AS r JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.id AND a.attacl IS NOT NULL AND NOT a.attisdropped
    UNION ALL
    SELECT 'function ' || p.prefix || pg_catalog.quote_ident(f.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')',
        coalesce(f.proacl, pg_catalog.acldefault('f', f.proowner)), f.proowner
    FROM pg_catalog.pg_proc AS f JOIN place AS p ON p.oid = f.pronamespace
    WHERE NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND o.objid = f.oid)
    UNION ALL
    SELECT 'type ' || p.prefix || pg_catalog.quote_ident(t.typname), coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner)), t.typowner
    FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace WHERE t.typtype IN ('e', 'd', 'r')
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND o.objid = t.oid))
SELECT subject || ' grants' AS tenant_migrations_fact, 'owner ' || pg_catalog.pg_get_userbyid(owner) || coalesce((
        SELECT pg_catalog.string_agg(g.text, ', ' ORDER BY g.text COLLATE "C") FROM (
            SELECT ' ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(a.grantee) END || '='
                || a.privilege_type || CASE WHEN a.is_grantable THEN '*' ELSE '' END AS text
            FROM pg_catalog.aclexplode(acl) AS a) AS g), '')
FROM grantable
UNION ALL
SELECT 'relation ' || r.name, pg_catalog.concat_ws(' ',
    CASE r.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
        WHEN 'S' THEN 'sequence' ELSE 'composite type' END,
    CASE r.relpersistence WHEN 'u' THEN 'unlogged' END,
    (SELECT 'using ' || m.amname FROM pg_catalog.pg_am AS m WHERE m.oid = r.relam AND m.amname <> 'heap'),
    (SELECT 'tablespace ' || t.spcname FROM pg_catalog.pg_tablespace AS t WHERE t.oid = r.reltablespace),
    (SELECT 'with (' || pg_catalog.string_agg(o, ', ' ORDER BY o COLLATE "C") || ')' FROM pg_catalog.unnest(r.reloptions) AS o),
    CASE WHEN r.relrowsecurity THEN 'row security' END,
    CASE WHEN r.relforcerowsecurity THEN 'forced row security' END,
    CASE WHEN r.relkind IN ('r', 'p', 'm') AND r.relreplident <> 'd' THEN 'replica identity ' || r.relreplident::text END,
    CASE WHEN r.relkind = 'p' THEN 'partition by ' || pg_catalog.pg_get_partkeydef(r.id) END,
    (SELECT 'inherits ' || pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text || CASE WHEN i.inhdetachpending THEN ' (detaching)' ELSE '' END, ', ' ORDER BY i.inhseqno)
        FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = r.id),
    pg_catalog.pg_get_expr(r.relpartbound, r.id),
    CASE WHEN r.reloftype <> 0 THEN 'of ' || pg_catalog.format_type(r.reloftype, NULL) END,
    CASE WHEN r.relkind = 'm' AND NOT r.relispopulated THEN 'not populated' END,
    CASE WHEN r.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(r.id, true) END)
FROM relation AS r
UNION ALL
SELECT 'column ' || r.name || '.' || pg_catalog.quote_ident(a.attname), pg_catalog.concat_ws(' ',
    pg_catalog.row_number() OVER (PARTITION BY r.id ORDER BY a.attnum),
    pg_catalog.format_type(a.atttypid, a.atttypmod),
    CASE WHEN a.attcollation <> t.typcollation THEN 'collate ' || a.attcollation::pg_catalog.regcollation::text END,
    CASE WHEN a.attnotnull THEN 'not null' END,
    CASE a.attidentity WHEN 'a' THEN 'generated always as identity' WHEN 'd' THEN 'generated by default as identity' END,
    CASE a.attgenerated WHEN '' THEN 'default ' ELSE 'generated ' || a.attgenerated::text || ' ' END || pg_catalog.pg_get_expr(e.adbin, e.adrelid),
    CASE WHEN a.attstorage <> t.typstorage THEN 'storage ' || a.attstorage::text END,
    CASE WHEN a.attcompression <> '' THEN 'compression ' || a.attcompression::text END,
    CASE WHEN a.attstattarget >= 0 THEN 'statistics ' || a.attstattarget END,
    (SELECT 'with (' || pg_catalog.string_agg(o, ', ' ORDER BY o COLLATE "C") || ')' FROM pg_catalog.unnest(a.attoptions) AS o),
    (SELECT 'options (' || pg_catalog.string_agg(o, ', ' ORDER BY o COLLATE "C") || ')' FROM pg_catalog.unnest(a.attfdwoptions) AS o),
    CASE WHEN a.attinhcount > 0 THEN 'inherited ' || a.attinhcount || CASE WHEN a.attislocal THEN ' and local' ELSE '' END END)
FROM relation AS r JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.id AND a.attnum > 0 AND NOT a.attisdropped AND r.relkind <> 'S'
JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef AS e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
UNION ALL
SELECT 'sequence ' || r.name, pg_catalog.concat_ws(' ', pg_catalog.format_type(s.seqtypid, NULL), 'start', s.seqstart, 'increment', s.seqincrement, 'from', s.seqmin, 'to', s.seqmax,
    'cache', s.seqcache, CASE WHEN s.seqcycle THEN 'cycle' END,
    (SELECT 'owned by ' || pg_catalog.string_agg(d.refobjid::pg_catalog.regclass::text || '.' || pg_catalog.quote_ident(a.attname), ', ')
        FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_attribute AS a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = r.id AND d.deptype IN ('a', 'i')))
FROM relation AS r JOIN pg_catalog.pg_sequence AS s ON s.seqrelid = r.id
UNION ALL
SELECT 'constraint ' || coalesce(r.name, p.prefix || pg_catalog.quote_ident(t.typname)) || '.' || pg_catalog.quote_ident(o.conname), pg_catalog.concat_ws(' ',
    pg_catalog.pg_get_constraintdef(o.oid, true), CASE WHEN o.convalidated THEN '' ELSE 'not validated' END,
    CASE WHEN o.coninhcount > 0 THEN 'inherited' END, CASE WHEN NOT o.conislocal THEN 'not local' END, CASE WHEN o.connoinherit AND o.contype = 'c' THEN 'no inherit' END)
FROM pg_catalog.pg_constraint AS o JOIN place AS p ON p.oid = o.connamespace
LEFT JOIN relation AS r ON r.id = o.conrelid LEFT JOIN pg_catalog.pg_type AS t ON t.oid = o.contypid
WHERE r.id IS NOT NULL OR t.oid IS NOT NULL
UNION ALL
SELECT 'index ' || r.name || '.' || pg_catalog.quote_ident(x.relname), pg_catalog.concat_ws(' ', pg_catalog.pg_get_indexdef(i.indexrelid, 0, true),
    CASE WHEN NOT i.indisvalid THEN 'invalid' END, CASE WHEN NOT i.indisready THEN 'not ready' END, CASE WHEN i.indisclustered THEN 'clustered' END,
    CASE WHEN i.indisreplident THEN 'replica identity' END,
    (SELECT 'tablespace ' || t.spcname FROM pg_catalog.pg_tablespace AS t WHERE t.oid = x.reltablespace),
    (SELECT 'statistics ' || pg_catalog.string_agg(a.attnum || '=' || a.attstattarget, ',' ORDER BY a.attnum)
        FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = x.oid AND a.attstattarget >= 0),
    (SELECT 'of ' || h.inhparent::pg_catalog.regclass::text FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid = x.oid))
FROM relation AS r JOIN pg_catalog.pg_index AS i ON i.indrelid = r.id JOIN pg_catalog.pg_class AS x ON x.oid = i.indexrelid
UNION ALL
SELECT 'trigger ' || r.name || '.' || pg_catalog.quote_ident(t.tgname), pg_catalog.pg_get_triggerdef(t.oid, true)
    || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || t.tgenabled::text END || CASE WHEN t.tgparentid <> 0 THEN ' of the partitioned table' ELSE '' END
FROM relation AS r JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = r.id WHERE NOT t.tgisinternal
UNION ALL
SELECT 'rule ' || r.name || '.' || pg_catalog.quote_ident(u.rulename), pg_catalog.pg_get_ruledef(u.oid, true) || CASE u.ev_enabled WHEN 'O' THEN '' ELSE ' enabled ' || u.ev_enabled::text END
FROM relation AS r JOIN pg_catalog.pg_rewrite AS u ON u.ev_class = r.id WHERE u.rulename <> '_RETURN'
UNION ALL
SELECT 'policy ' || r.name || '.' || pg_catalog.quote_ident(p.polname), pg_catalog.concat_ws(' ', CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, 'for', p.polcmd, 'to',
    (SELECT pg_catalog.string_agg(CASE u WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(u) END, ', ' ORDER BY pg_catalog.pg_get_userbyid(u)) FROM pg_catalog.unnest(p.polroles) AS u),
    'using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid), 'with check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
FROM relation AS r JOIN pg_catalog.pg_policy AS p ON p.polrelid = r.id
UNION ALL
-- The definition begins with the name, schema and all: it is cut off there.
SELECT 'function ' || p.prefix || pg_catalog.quote_ident(f.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')',
    CASE WHEN f.prokind = 'a' THEN 'aggregate ' || (SELECT pg_catalog.concat_ws(' ', a.aggkind, a.aggtransfn::text, pg_catalog.format_type(a.aggtranstype, NULL), a.aggfinalfn::text, a.agginitval)
            FROM pg_catalog.pg_aggregate AS a WHERE a.aggfnoid = f.oid) || ' returns ' || pg_catalog.pg_get_function_result(f.oid)
        ELSE pg_catalog.substr(d.text, pg_catalog.strpos(d.text, pg_catalog.quote_ident(p.nspname) || '.' || pg_catalog.quote_ident(f.proname) || '(')
            + pg_catalog.length(pg_catalog.quote_ident(p.nspname) || '.' || pg_catalog.quote_ident(f.proname)))
            || CASE f.prokind WHEN 'p' THEN ' (procedure)' ELSE '' END END
FROM pg_catalog.pg_proc AS f JOIN place AS p ON p.oid = f.pronamespace
LEFT JOIN LATERAL (SELECT CASE WHEN f.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(f.oid) END AS text) AS d ON true
WHERE NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND o.objid = f.oid)
UNION ALL
SELECT 'type ' || p.prefix || pg_catalog.quote_ident(t.typname), CASE t.typtype
    WHEN 'e' THEN 'enum (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid) || ')'
    WHEN 'd' THEN pg_catalog.concat_ws(' ', 'domain', pg_catalog.format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'not null' END, 'default ' || t.typdefault,
        CASE WHEN t.typcollation <> b.typcollation THEN 'collate ' || t.typcollation::pg_catalog.regcollation::text END)
    ELSE 'range of ' || (SELECT pg_catalog.format_type(g.rngsubtype, NULL) FROM pg_catalog.pg_range AS g WHERE g.rngtypid = t.oid) END
FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
WHERE t.typtype IN ('e', 'd', 'r') AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND o.objid = t.oid)
UNION ALL
SELECT 'statistics ' || p.prefix || pg_catalog.quote_ident(s.stxname), pg_catalog.concat_ws(' on ', pg_catalog.pg_get_statisticsobjdef_columns(s.oid), s.stxrelid::pg_catalog.regclass::text)
    || ' ' || s.stxkind::text
FROM pg_catalog.pg_statistic_ext AS s JOIN place AS p ON p.oid = s.stxnamespace
UNION ALL
SELECT 'publication ' || u.pubname || ' of ' || r.name, 'where ' || coalesce(pg_catalog.pg_get_expr(m.prqual, m.prrelid), 'true') || coalesce(' columns ' || m.prattrs::text, '')
FROM relation AS r JOIN pg_catalog.pg_publication_rel AS m ON m.prrelid = r.id JOIN pg_catalog.pg_publication AS u ON u.oid = m.prpubid
UNION ALL
SELECT 'default privileges ' || CASE WHEN a.defaclnamespace = 0 THEN '' ELSE p.prefix END || a.defaclobjtype::text || ' of ' || pg_catalog.pg_get_userbyid(a.defaclrole),
    (SELECT pg_catalog.string_agg(i::text, ', ' ORDER BY i::text COLLATE "C") FROM pg_catalog.unnest(a.defaclacl) AS i)
FROM pg_catalog.pg_default_acl AS a LEFT JOIN place AS p ON p.oid = a.defaclnamespace
WHERE p.oid IS NOT NULL OR a.defaclnamespace = 0 AND $1::text IS NULL
UNION ALL
SELECT 'comment on ' || CASE WHEN d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND $1::text IS NOT NULL THEN 'the schema'
        ELSE pg_catalog.pg_describe_object(d.classoid, d.objoid, d.objsubid) END, d.description
FROM pg_catalog.pg_description AS d
WHERE CASE d.classoid
    WHEN 'pg_catalog.pg_class'::pg_catalog.regclass THEN d.objoid IN (SELECT c.oid FROM pg_catalog.pg_class AS c JOIN place AS p ON p.oid = c.relnamespace)
    WHEN 'pg_catalog.pg_namespace'::pg_catalog.regclass THEN d.objoid IN (SELECT oid FROM place)
    WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass THEN d.objoid IN (SELECT f.oid FROM pg_catalog.pg_proc AS f JOIN place AS p ON p.oid = f.pronamespace)
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = d.classoid AND o.objid = d.objoid)
    WHEN 'pg_catalog.pg_type'::pg_catalog.regclass THEN d.objoid IN (SELECT t.oid FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace)
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = d.classoid AND o.objid = d.objoid)
    WHEN 'pg_catalog.pg_constraint'::pg_catalog.regclass THEN d.objoid IN (SELECT o.oid FROM pg_catalog.pg_constraint AS o JOIN place AS p ON p.oid = o.connamespace)
    WHEN 'pg_catalog.pg_trigger'::pg_catalog.regclass THEN d.objoid IN (SELECT t.oid FROM pg_catalog.pg_trigger AS t JOIN relation AS r ON r.id = t.tgrelid)
    WHEN 'pg_catalog.pg_policy'::pg_catalog.regclass THEN d.objoid IN (SELECT t.oid FROM pg_catalog.pg_policy AS t JOIN relation AS r ON r.id = t.polrelid)
    ELSE false END
UNION ALL
SELECT 'extension ' || x.extname, x.extversion FROM pg_catalog.pg_extension AS x LEFT JOIN place AS p ON p.oid = x.extnamespace WHERE p.oid IS NOT NULL OR $1::text IS NULL
UNION ALL
SELECT 'event trigger ' || t.evtname, pg_catalog.concat_ws(' ', t.evtevent, t.evtfoid::pg_catalog.regprocedure::text, t.evtenabled, t.evttags::text)
FROM pg_catalog.pg_event_trigger AS t WHERE $1::text IS NULL
UNION ALL
SELECT pg_catalog.format('setting of %s', coalesce(pg_catalog.pg_get_userbyid(NULLIF(s.setrole, 0)), 'all')),
    (SELECT pg_catalog.string_agg(c, ', ' ORDER BY c COLLATE "C") FROM pg_catalog.unnest(s.setconfig) AS c)
FROM pg_catalog.pg_db_role_setting AS s JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase AND d.datname = pg_catalog.current_database() WHERE $1::text IS NULL
UNION ALL
SELECT 'other ' || pg_catalog.pg_describe_object(d.classid, d.objid, 0), ''
FROM pg_catalog.pg_depend AS d JOIN place AS p ON p.oid = d.refobjid
WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.deptype = 'n' AND d.classid NOT IN (
    'pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_type'::pg_catalog.regclass,
    'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, 'pg_catalog.pg_extension'::pg_catalog.regclass)
