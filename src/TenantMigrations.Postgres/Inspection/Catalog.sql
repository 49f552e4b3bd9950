-- Every object of some schemas as (subject, definition). $1: the one schema whose objects are named without it, or null for the whole database; $2: a schema
-- that is left out. PostgreSQL's own functions write the definitions, and they leave out a schema that search_path has: that is how two schemas of different
-- names come to equal texts. What is not named here by kind comes at the end, as PostgreSQL describes it, so that nothing is passed over. What belongs to the
-- server is left out: roles, tablespaces, and the database's own name, owner and grants. @column@: by which its rows are known.
WITH place AS (
    SELECT CASE WHEN $1::text IS NULL THEN pg_catalog.quote_ident(n.nspname) || '.' ELSE '' END AS prefix, n.*
    FROM pg_catalog.pg_namespace AS n
    WHERE CASE WHEN $1::text IS NULL THEN n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', $2) ELSE n.nspname = $1 END),
owned AS (
    SELECT d.classid, d.objid FROM pg_catalog.pg_depend AS d WHERE d.deptype = 'e'),
own_type AS (
    SELECT t.*, p.prefix || pg_catalog.quote_ident(t.typname) AS name
    FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace
    WHERE CASE t.typtype WHEN 'b' THEN NOT EXISTS (SELECT FROM pg_catalog.pg_type AS e WHERE e.typarray = t.oid)
            WHEN 'c' THEN (SELECT c.relkind = 'c' FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid) ELSE t.typtype <> 'm' END
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND o.objid = t.oid)),
-- What is in a schema and has no part of its own below.
other AS (
    SELECT d.classid, d.objid
    FROM pg_catalog.pg_depend AS d JOIN place AS p ON p.oid = d.refobjid
    WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.deptype = 'n' AND d.classid NOT IN (
            'pg_catalog.pg_class'::pg_catalog.regclass, 'pg_catalog.pg_proc'::pg_catalog.regclass, 'pg_catalog.pg_type'::pg_catalog.regclass,
            'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, 'pg_catalog.pg_extension'::pg_catalog.regclass)
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = d.classid AND o.objid = d.objid)),
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
    SELECT 'type ' || t.name, coalesce(t.typacl, pg_catalog.acldefault('T', t.typowner)), t.typowner FROM own_type AS t
    UNION ALL
    SELECT 'statistics ' || p.prefix || pg_catalog.quote_ident(s.stxname), NULL, s.stxowner FROM pg_catalog.pg_statistic_ext AS s JOIN place AS p ON p.oid = s.stxnamespace
    UNION ALL
    -- What the server's first superuser owns has no row there.
    SELECT 'other ' || pg_catalog.pg_describe_object(o.classid, o.objid, 0), NULL, coalesce((
        SELECT s.refobjid FROM pg_catalog.pg_shdepend AS s JOIN pg_catalog.pg_database AS d ON d.oid = s.dbid AND d.datname = pg_catalog.current_database()
        WHERE s.classid = o.classid AND s.objid = o.objid AND s.deptype = 'o'), 10)
    FROM other AS o
    UNION ALL
    SELECT 'server ' || pg_catalog.quote_ident(s.srvname), coalesce(s.srvacl, pg_catalog.acldefault('S', s.srvowner)), s.srvowner
    FROM pg_catalog.pg_foreign_server AS s WHERE $1::text IS NULL
    UNION ALL
    SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), coalesce(w.fdwacl, pg_catalog.acldefault('F', w.fdwowner)), w.fdwowner
    FROM pg_catalog.pg_foreign_data_wrapper AS w WHERE $1::text IS NULL
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass AND o.objid = w.oid)
    UNION ALL
    SELECT 'language ' || pg_catalog.quote_ident(l.lanname), coalesce(l.lanacl, pg_catalog.acldefault('l', l.lanowner)), l.lanowner
    FROM pg_catalog.pg_language AS l WHERE $1::text IS NULL AND l.oid >= 16384
        AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_language'::pg_catalog.regclass AND o.objid = l.oid)
    UNION ALL
    SELECT 'publication ' || pg_catalog.quote_ident(u.pubname), NULL, u.pubowner FROM pg_catalog.pg_publication AS u WHERE $1::text IS NULL
    UNION ALL
    SELECT 'event trigger ' || pg_catalog.quote_ident(t.evtname), NULL, t.evtowner FROM pg_catalog.pg_event_trigger AS t WHERE $1::text IS NULL)
SELECT subject || ' grants' AS @column@, 'owner ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(owner)) || coalesce((
        SELECT pg_catalog.string_agg(g.text, ', ' ORDER BY g.text COLLATE "C") FROM (
            SELECT ' ' || CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END || '='
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
    (SELECT 'toast with (' || pg_catalog.string_agg(o, ', ' ORDER BY o COLLATE "C") || ')' FROM pg_catalog.pg_class AS t, pg_catalog.unnest(t.reloptions) AS o WHERE t.oid = r.reltoastrelid),
    (SELECT 'server ' || pg_catalog.quote_ident(s.srvname) || coalesce(' options (' || pg_catalog.array_to_string(f.ftoptions, ', ') || ')', '')
        FROM pg_catalog.pg_foreign_table AS f JOIN pg_catalog.pg_foreign_server AS s ON s.oid = f.ftserver WHERE f.ftrelid = r.id),
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
-- A foreign key's own triggers are made with it, under names that hold OIDs; DISABLE TRIGGER ALL puts them out of action.
SELECT 'trigger ' || r.name || '.' || pg_catalog.quote_ident(o.conname || ' (' || f.proname || ')'), 'of the constraint, enabled ' || t.tgenabled::text
FROM relation AS r JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = r.id AND t.tgisinternal AND t.tgenabled <> 'O'
JOIN pg_catalog.pg_constraint AS o ON o.oid = t.tgconstraint JOIN pg_catalog.pg_proc AS f ON f.oid = t.tgfoid
UNION ALL
SELECT 'rule ' || r.name || '.' || pg_catalog.quote_ident(u.rulename), pg_catalog.pg_get_ruledef(u.oid, true) || CASE u.ev_enabled WHEN 'O' THEN '' ELSE ' enabled ' || u.ev_enabled::text END
FROM relation AS r JOIN pg_catalog.pg_rewrite AS u ON u.ev_class = r.id WHERE u.rulename <> '_RETURN'
UNION ALL
SELECT 'policy ' || r.name || '.' || pg_catalog.quote_ident(p.polname), pg_catalog.concat_ws(' ', CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END, 'for', p.polcmd, 'to',
    (SELECT pg_catalog.string_agg(CASE u WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(u)) END, ', ' ORDER BY pg_catalog.pg_get_userbyid(u)) FROM pg_catalog.unnest(p.polroles) AS u),
    'using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid), 'with check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
FROM relation AS r JOIN pg_catalog.pg_policy AS p ON p.polrelid = r.id
UNION ALL
-- The definition begins with the name, schema and all: it is cut off there.
SELECT 'function ' || p.prefix || pg_catalog.quote_ident(f.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')',
    CASE WHEN f.prokind = 'a' THEN 'aggregate ' || (SELECT pg_catalog.concat_ws(' ', a.aggkind, a.aggtransfn::text, pg_catalog.format_type(a.aggtranstype, NULL), a.aggfinalfn::text, a.agginitval,
                'combine', a.aggcombinefn::text, a.aggserialfn::text, a.aggdeserialfn::text, 'moving', a.aggmtransfn::text, a.aggminvtransfn::text, a.aggmfinalfn::text, a.aggminitval,
                'sort', a.aggsortop::pg_catalog.regoperator::text, 'parallel', f.proparallel)
            FROM pg_catalog.pg_aggregate AS a WHERE a.aggfnoid = f.oid) || ' returns ' || pg_catalog.pg_get_function_result(f.oid)
        ELSE pg_catalog.substr(d.text, pg_catalog.strpos(d.text, pg_catalog.quote_ident(p.nspname) || '.' || pg_catalog.quote_ident(f.proname) || '(')
            + pg_catalog.length(pg_catalog.quote_ident(p.nspname) || '.' || pg_catalog.quote_ident(f.proname)))
            || CASE f.prokind WHEN 'p' THEN ' (procedure)' ELSE '' END END
FROM pg_catalog.pg_proc AS f JOIN place AS p ON p.oid = f.pronamespace
LEFT JOIN LATERAL (SELECT CASE WHEN f.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(f.oid) END AS text) AS d ON true
WHERE NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND o.objid = f.oid)
UNION ALL
SELECT 'type ' || t.name, CASE t.typtype
    WHEN 'e' THEN 'enum (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid) || ')'
    WHEN 'd' THEN pg_catalog.concat_ws(' ', 'domain', pg_catalog.format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'not null' END, 'default ' || t.typdefault,
        CASE WHEN t.typcollation <> b.typcollation THEN 'collate ' || t.typcollation::pg_catalog.regcollation::text END)
    WHEN 'r' THEN 'range of ' || (SELECT pg_catalog.concat_ws(' ', pg_catalog.format_type(g.rngsubtype, NULL), 'by', pg_catalog.pg_describe_object('pg_catalog.pg_opclass'::pg_catalog.regclass, g.rngsubopc, 0),
            CASE WHEN g.rngcollation <> 0 THEN 'collate ' || g.rngcollation::pg_catalog.regcollation::text END, g.rngcanonical::text, g.rngsubdiff::text)
        FROM pg_catalog.pg_range AS g WHERE g.rngtypid = t.oid)
    WHEN 'c' THEN 'composite'
    WHEN 'p' THEN 'shell'
    ELSE pg_catalog.concat_ws(' ', 'base', t.typinput::text, t.typoutput::text, t.typreceive::text, t.typsend::text, t.typmodin::text, t.typmodout::text, t.typlen, t.typbyval, t.typalign, t.typstorage,
        t.typcategory, t.typispreferred, t.typdelim, t.typdefault) END
FROM own_type AS t LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.typbasetype
UNION ALL
SELECT 'statistics ' || p.prefix || pg_catalog.quote_ident(s.stxname), pg_catalog.concat_ws(' on ', pg_catalog.pg_get_statisticsobjdef_columns(s.oid), s.stxrelid::pg_catalog.regclass::text)
    || ' ' || s.stxkind::text || CASE WHEN s.stxstattarget >= 0 THEN ' statistics ' || s.stxstattarget ELSE '' END
FROM pg_catalog.pg_statistic_ext AS s JOIN place AS p ON p.oid = s.stxnamespace
UNION ALL
SELECT 'publication ' || pg_catalog.quote_ident(u.pubname), (pg_catalog.to_jsonb(u) - '{oid,pubname,pubowner}'::text[])::text FROM pg_catalog.pg_publication AS u WHERE $1::text IS NULL
UNION ALL
SELECT 'publication ' || pg_catalog.quote_ident(u.pubname) || ' in schema ' || pg_catalog.quote_ident(p.nspname), ''
FROM place AS p JOIN pg_catalog.pg_publication_namespace AS m ON m.pnnspid = p.oid JOIN pg_catalog.pg_publication AS u ON u.oid = m.pnpubid WHERE $1::text IS NULL
UNION ALL
SELECT 'publication ' || pg_catalog.quote_ident(u.pubname) || ' of ' || r.name, 'where ' || coalesce(pg_catalog.pg_get_expr(m.prqual, m.prrelid), 'true') || coalesce(' columns ' || m.prattrs::text, '')
FROM relation AS r JOIN pg_catalog.pg_publication_rel AS m ON m.prrelid = r.id JOIN pg_catalog.pg_publication AS u ON u.oid = m.prpubid
UNION ALL
SELECT 'default privileges ' || CASE WHEN a.defaclnamespace = 0 THEN '' ELSE p.prefix END || a.defaclobjtype::text || ' of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.defaclrole)),
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
    WHEN 'pg_catalog.pg_rewrite'::pg_catalog.regclass THEN d.objoid IN (SELECT u.oid FROM pg_catalog.pg_rewrite AS u JOIN relation AS r ON r.id = u.ev_class)
    WHEN 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass THEN d.objoid IN (SELECT s.oid FROM pg_catalog.pg_statistic_ext AS s JOIN place AS p ON p.oid = s.stxnamespace)
    WHEN 'pg_catalog.pg_extension'::pg_catalog.regclass THEN $1::text IS NULL
    ELSE d.objoid >= 16384 AND (
        $1::text IS NULL AND d.classoid IN ('pg_catalog.pg_cast'::pg_catalog.regclass, 'pg_catalog.pg_publication'::pg_catalog.regclass, 'pg_catalog.pg_event_trigger'::pg_catalog.regclass,
            'pg_catalog.pg_language'::pg_catalog.regclass, 'pg_catalog.pg_foreign_server'::pg_catalog.regclass, 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass)
        OR EXISTS (SELECT FROM other AS o WHERE o.classid = d.classoid AND o.objid = d.objoid)) END
UNION ALL
SELECT 'extension ' || x.extname, x.extversion || CASE WHEN $1::text IS NULL THEN ' in schema ' || x.extnamespace::pg_catalog.regnamespace::text ELSE '' END FROM pg_catalog.pg_extension AS x LEFT JOIN place AS p ON p.oid = x.extnamespace WHERE p.oid IS NOT NULL OR $1::text IS NULL
UNION ALL
SELECT 'event trigger ' || pg_catalog.quote_ident(t.evtname), pg_catalog.concat_ws(' ', t.evtevent, t.evtfoid::pg_catalog.regprocedure::text, t.evtenabled, t.evttags::text)
FROM pg_catalog.pg_event_trigger AS t WHERE $1::text IS NULL
UNION ALL
SELECT pg_catalog.format('setting of %s', coalesce(pg_catalog.pg_get_userbyid(NULLIF(s.setrole, 0)), 'all')),
    (SELECT pg_catalog.string_agg(c, ', ' ORDER BY c COLLATE "C") FROM pg_catalog.unnest(s.setconfig) AS c)
FROM pg_catalog.pg_db_role_setting AS s JOIN pg_catalog.pg_database AS d ON d.oid = s.setdatabase AND d.datname = pg_catalog.current_database() WHERE $1::text IS NULL
UNION ALL
SELECT 'cast from ' || pg_catalog.format_type(c.castsource, NULL) || ' to ' || pg_catalog.format_type(c.casttarget, NULL),
    pg_catalog.concat_ws(' ', c.castcontext, c.castmethod, c.castfunc::pg_catalog.regprocedure::text)
FROM pg_catalog.pg_cast AS c WHERE $1::text IS NULL AND c.oid >= 16384
    AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_cast'::pg_catalog.regclass AND o.objid = c.oid)
UNION ALL
SELECT 'transform for ' || pg_catalog.format_type(f.trftype, NULL) || ' language ' || pg_catalog.quote_ident(l.lanname),
    pg_catalog.concat_ws(' ', f.trffromsql::text, f.trftosql::text)
FROM pg_catalog.pg_transform AS f JOIN pg_catalog.pg_language AS l ON l.oid = f.trflang WHERE $1::text IS NULL
    AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_transform'::pg_catalog.regclass AND o.objid = f.oid)
UNION ALL
SELECT 'language ' || pg_catalog.quote_ident(l.lanname), pg_catalog.concat_ws(' ', CASE WHEN l.lanpltrusted THEN 'trusted' END, l.lanplcallfoid::pg_catalog.regproc::text)
FROM pg_catalog.pg_language AS l WHERE $1::text IS NULL AND l.oid >= 16384
    AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_language'::pg_catalog.regclass AND o.objid = l.oid)
UNION ALL
SELECT 'access method ' || pg_catalog.quote_ident(m.amname), pg_catalog.concat_ws(' ', m.amtype, m.amhandler::text)
FROM pg_catalog.pg_am AS m WHERE $1::text IS NULL AND m.oid >= 16384
    AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_am'::pg_catalog.regclass AND o.objid = m.oid)
UNION ALL
SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), pg_catalog.concat_ws(' ', w.fdwhandler::pg_catalog.regproc::text, w.fdwvalidator::pg_catalog.regproc::text, w.fdwoptions::text)
FROM pg_catalog.pg_foreign_data_wrapper AS w WHERE $1::text IS NULL
    AND NOT EXISTS (SELECT FROM owned AS o WHERE o.classid = 'pg_catalog.pg_foreign_data_wrapper'::pg_catalog.regclass AND o.objid = w.oid)
UNION ALL
SELECT 'server ' || pg_catalog.quote_ident(s.srvname), pg_catalog.concat_ws(' ', w.fdwname, s.srvtype, s.srvversion, s.srvoptions::text)
FROM pg_catalog.pg_foreign_server AS s JOIN pg_catalog.pg_foreign_data_wrapper AS w ON w.oid = s.srvfdw WHERE $1::text IS NULL
UNION ALL
-- A mapping's options hold passwords: only their names are said.
SELECT 'user mapping of ' || m.usename || ' for server ' || pg_catalog.quote_ident(m.srvname),
    (SELECT pg_catalog.string_agg(pg_catalog.split_part(o, '=', 1), ', ' ORDER BY o COLLATE "C") FROM pg_catalog.unnest(m.umoptions) AS o)
FROM pg_catalog.pg_user_mappings AS m WHERE $1::text IS NULL
UNION ALL
SELECT 'subscription ' || pg_catalog.quote_ident(s.subname), pg_catalog.concat_ws(' ', CASE WHEN s.subenabled THEN 'enabled' END, s.subslotname, s.subsynccommit, s.subpublications::text)
FROM pg_catalog.pg_subscription AS s JOIN pg_catalog.pg_database AS d ON d.oid = s.subdbid AND d.datname = pg_catalog.current_database() WHERE $1::text IS NULL
UNION ALL
SELECT 'other ' || pg_catalog.pg_describe_object(o.classid, o.objid, 0), CASE o.classid
    WHEN 'pg_catalog.pg_collation'::pg_catalog.regclass THEN (
        -- The locale of ICU has had two names.
        SELECT pg_catalog.concat_ws(' ', c.collprovider, c.collcollate, c.collctype, coalesce(pg_catalog.to_jsonb(c) ->> 'colllocale', pg_catalog.to_jsonb(c) ->> 'colliculocale'),
            pg_catalog.to_jsonb(c) ->> 'collicurules', CASE WHEN c.collisdeterministic THEN '' ELSE 'not deterministic' END)
        FROM pg_catalog.pg_collation AS c WHERE c.oid = o.objid)
    WHEN 'pg_catalog.pg_operator'::pg_catalog.regclass THEN (
        SELECT pg_catalog.concat_ws(' ', p.oprcode::text, 'commutator', p.oprcom::pg_catalog.regoperator::text, 'negator', p.oprnegate::pg_catalog.regoperator::text,
            'restrict', p.oprrest::text, 'join', p.oprjoin::text, CASE WHEN p.oprcanhash THEN 'hashes' END, CASE WHEN p.oprcanmerge THEN 'merges' END)
        FROM pg_catalog.pg_operator AS p WHERE p.oid = o.objid)
    WHEN 'pg_catalog.pg_opfamily'::pg_catalog.regclass THEN (
        SELECT pg_catalog.string_agg(m.text, '; ' ORDER BY m.text COLLATE "C") FROM (
            SELECT pg_catalog.pg_describe_object('pg_catalog.pg_amop'::pg_catalog.regclass, a.oid, 0) AS text FROM pg_catalog.pg_amop AS a WHERE a.amopfamily = o.objid
            UNION ALL
            SELECT pg_catalog.pg_describe_object('pg_catalog.pg_amproc'::pg_catalog.regclass, a.oid, 0) FROM pg_catalog.pg_amproc AS a WHERE a.amprocfamily = o.objid) AS m)
    WHEN 'pg_catalog.pg_opclass'::pg_catalog.regclass THEN (
        SELECT pg_catalog.concat_ws(' ', CASE WHEN c.opcdefault THEN 'default' END, 'for', pg_catalog.format_type(c.opcintype, NULL), 'key', pg_catalog.format_type(c.opckeytype, NULL),
            pg_catalog.pg_describe_object('pg_catalog.pg_opfamily'::pg_catalog.regclass, c.opcfamily, 0))
        FROM pg_catalog.pg_opclass AS c WHERE c.oid = o.objid)
    WHEN 'pg_catalog.pg_conversion'::pg_catalog.regclass THEN (
        SELECT pg_catalog.concat_ws(' ', CASE WHEN c.condefault THEN 'default' END, pg_catalog.pg_encoding_to_char(c.conforencoding), 'to', pg_catalog.pg_encoding_to_char(c.contoencoding), c.conproc::text)
        FROM pg_catalog.pg_conversion AS c WHERE c.oid = o.objid)
    WHEN 'pg_catalog.pg_ts_config'::pg_catalog.regclass THEN (
        SELECT pg_catalog.pg_describe_object('pg_catalog.pg_ts_parser'::pg_catalog.regclass, c.cfgparser, 0) || coalesce((
            SELECT pg_catalog.string_agg(m.maptokentype || ' with ' || m.mapdict::pg_catalog.regdictionary::text, ', ' ORDER BY m.maptokentype, m.mapseqno)
            FROM pg_catalog.pg_ts_config_map AS m WHERE m.mapcfg = c.oid), '')
        FROM pg_catalog.pg_ts_config AS c WHERE c.oid = o.objid)
    WHEN 'pg_catalog.pg_ts_dict'::pg_catalog.regclass THEN (
        SELECT pg_catalog.concat_ws(' ', pg_catalog.pg_describe_object('pg_catalog.pg_ts_template'::pg_catalog.regclass, c.dicttemplate, 0), c.dictinitoption)
        FROM pg_catalog.pg_ts_dict AS c WHERE c.oid = o.objid)
    ELSE '' END
FROM other AS o
