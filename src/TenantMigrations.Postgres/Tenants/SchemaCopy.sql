-- The statements that make another schema's objects out of one's ($1), in their order: read with search_path at that schema, run with search_path at the other.
-- It need not know everything that PostgreSQL has: what comes out is compared with what the migrations make, and thrown away where it is not the same.
WITH place AS (SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace AS n WHERE n.nspname = $1),
relation AS (
    SELECT c.*, c.oid AS id, pg_catalog.quote_ident(c.relname) AS name FROM pg_catalog.pg_class AS c JOIN place AS p ON p.oid = c.relnamespace),
sequence AS (
    SELECT s.*, r.name, (SELECT d.deptype FROM pg_catalog.pg_depend AS d WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = r.id
            AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') LIMIT 1)::text AS belongs,
        pg_catalog.format('START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s %s', s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
            CASE WHEN s.seqcycle THEN 'CYCLE' ELSE 'NO CYCLE' END) AS options
    FROM pg_catalog.pg_sequence AS s JOIN relation AS r ON r.id = s.seqrelid),
col AS (
    SELECT a.attrelid, a.attnum, a.attgenerated, pg_catalog.quote_ident(a.attname) AS name,
        -- A type of the schema is another one in the other schema, of the same name.
        pg_catalog.quote_ident(a.attname) || CASE WHEN t.typnamespace = r.relnamespace OR b.typnamespace = r.relnamespace
            THEN '::pg_catalog.text::' || pg_catalog.format_type(a.atttypid, a.atttypmod) ELSE '' END AS value,
        pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname),
        pg_catalog.format_type(a.atttypid, a.atttypmod),
        CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || a.attcollation::pg_catalog.regcollation::text END,
        CASE WHEN a.attgenerated = 's' THEN 'GENERATED ALWAYS AS (' || pg_catalog.pg_get_expr(e.adbin, e.adrelid) || ') STORED'
            WHEN e.adbin IS NOT NULL AND a.attgenerated = '' THEN 'DEFAULT ' || pg_catalog.pg_get_expr(e.adbin, e.adrelid) END,
        CASE WHEN a.attidentity <> '' THEN 'GENERATED ' || CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END || ' AS IDENTITY (SEQUENCE NAME '
            || (SELECT q.name || ' ' || q.options FROM pg_catalog.pg_depend AS d JOIN sequence AS q ON q.seqrelid = d.objid
                WHERE d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype = 'i' AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass) || ')' END,
        CASE WHEN a.attnotnull THEN 'NOT NULL' END) AS text
    FROM pg_catalog.pg_attribute AS a JOIN relation AS r ON r.id = a.attrelid JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
    LEFT JOIN pg_catalog.pg_type AS b ON b.oid = t.typelem AND t.typlen = -1
    LEFT JOIN pg_catalog.pg_attrdef AS e ON e.adrelid = a.attrelid AND e.adnum = a.attnum
    WHERE a.attnum > 0 AND NOT a.attisdropped AND r.relkind IN ('r', 'p', 'c')),
routine AS (
    SELECT f.oid, f.proacl, f.proowner, pg_catalog.quote_ident(f.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(f.oid) || ')' AS name,
        CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS kind,
        'CREATE ' || CASE f.prokind WHEN 'p' THEN 'PROCEDURE ' ELSE 'FUNCTION ' END || pg_catalog.quote_ident(f.proname)
            || pg_catalog.substr(d.text, pg_catalog.strpos(d.text, q.name || '(') + pg_catalog.length(q.name)) AS text,
        EXISTS (SELECT FROM pg_catalog.pg_depend AS x LEFT JOIN pg_catalog.pg_type AS y ON x.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass AND y.oid = x.refobjid
            WHERE x.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND x.objid = f.oid
                AND (x.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass OR y.typtype = 'c')) AS is_late
    FROM pg_catalog.pg_proc AS f JOIN place AS p ON p.oid = f.pronamespace
    CROSS JOIN LATERAL (SELECT pg_catalog.pg_get_functiondef(f.oid) AS text) AS d
    CROSS JOIN LATERAL (SELECT pg_catalog.quote_ident(p.nspname) || '.' || pg_catalog.quote_ident(f.proname) AS name) AS q
    WHERE f.prokind IN ('f', 'p')),
statement (step, number, text) AS (
    SELECT 10, t.oid::bigint, CASE t.typtype
        WHEN 'e' THEN pg_catalog.format('CREATE TYPE %I AS ENUM (%s)', t.typname,
            (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum AS e WHERE e.enumtypid = t.oid))
        WHEN 'c' THEN pg_catalog.format('CREATE TYPE %I AS (%s)', t.typname, (SELECT pg_catalog.string_agg(c.text, ', ' ORDER BY c.attnum) FROM col AS c WHERE c.attrelid = t.typrelid))
        ELSE pg_catalog.concat_ws(' ', pg_catalog.format('CREATE DOMAIN %I AS %s', t.typname, pg_catalog.format_type(t.typbasetype, t.typtypmod)),
            'DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN 'NOT NULL' END,
            (SELECT pg_catalog.string_agg(pg_catalog.format('CONSTRAINT %I %s', o.conname, pg_catalog.pg_get_constraintdef(o.oid)), ' ' ORDER BY o.conname)
                FROM pg_catalog.pg_constraint AS o WHERE o.contypid = t.oid AND o.contype = 'c')) END
    FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
    WHERE t.typtype IN ('e', 'd') OR t.typtype = 'c' AND c.relkind = 'c'
    UNION ALL
    SELECT 20, q.seqrelid::bigint, pg_catalog.format('CREATE SEQUENCE %s AS %s %s', q.name, pg_catalog.format_type(q.seqtypid, NULL), q.options)
    FROM sequence AS q WHERE q.belongs IS DISTINCT FROM 'i'
    UNION ALL
    SELECT CASE WHEN f.is_late THEN 47 ELSE 30 END, f.oid::bigint, f.text FROM routine AS f
    UNION ALL
    SELECT 40, r.id::bigint, pg_catalog.concat_ws(' ', CASE r.relpersistence WHEN 'u' THEN 'CREATE UNLOGGED TABLE' ELSE 'CREATE TABLE' END, r.name,
        CASE WHEN r.relispartition THEN pg_catalog.format('PARTITION OF %s %s', (SELECT i.inhparent::pg_catalog.regclass FROM pg_catalog.pg_inherits AS i WHERE i.inhrelid = r.id),
                pg_catalog.pg_get_expr(r.relpartbound, r.id))
            ELSE '(' || coalesce((SELECT pg_catalog.string_agg(c.text, ', ' ORDER BY c.attnum) FROM col AS c WHERE c.attrelid = r.id), '') || ')' END,
        CASE WHEN r.relkind = 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(r.id) END,
        'WITH (' || pg_catalog.array_to_string(r.reloptions, ', ') || ')')
    FROM relation AS r WHERE r.relkind IN ('r', 'p')
    UNION ALL
    SELECT 45, d.objid::bigint, pg_catalog.format('ALTER SEQUENCE %s OWNED BY %s.%I', q.name, r.name, a.attname)
    FROM sequence AS q JOIN pg_catalog.pg_depend AS d ON d.objid = q.seqrelid AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'a'
    JOIN relation AS r ON r.id = d.refobjid JOIN pg_catalog.pg_attribute AS a ON a.attrelid = r.id AND a.attnum = d.refobjsubid
    UNION ALL
    SELECT 50, r.id::bigint, pg_catalog.format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %4$s FROM %3$I.%1$s', r.name,
        (SELECT pg_catalog.string_agg(c.name, ', ' ORDER BY c.attnum) FROM col AS c WHERE c.attrelid = r.id AND c.attgenerated = ''), $1,
        (SELECT pg_catalog.string_agg(c.value, ', ' ORDER BY c.attnum) FROM col AS c WHERE c.attrelid = r.id AND c.attgenerated = ''))
    FROM relation AS r WHERE r.relkind = 'r' AND EXISTS (SELECT FROM col AS c WHERE c.attrelid = r.id AND c.attgenerated = '')
    UNION ALL
    SELECT 55, q.seqrelid::bigint, pg_catalog.format('SELECT pg_catalog.setval(%L::pg_catalog.regclass, s.last_value, s.is_called) FROM %I.%s AS s', q.name, $1, q.name) FROM sequence AS q
    UNION ALL
    SELECT CASE o.contype WHEN 'f' THEN 70 ELSE 60 END, o.oid::bigint, pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', r.name, o.conname, pg_catalog.pg_get_constraintdef(o.oid, true))
    FROM pg_catalog.pg_constraint AS o JOIN relation AS r ON r.id = o.conrelid WHERE o.contype IN ('p', 'u', 'x', 'c', 'f') AND o.conparentid = 0 AND o.coninhcount = 0
    UNION ALL
    SELECT 65, i.indexrelid::bigint, CASE r.relkind WHEN 'I' THEN pg_catalog.regexp_replace(pg_catalog.pg_get_indexdef(i.indexrelid, 0, true), ' ON ONLY ', ' ON ')
        ELSE pg_catalog.pg_get_indexdef(i.indexrelid, 0, true) END
    FROM pg_catalog.pg_index AS i JOIN relation AS r ON r.id = i.indexrelid
    WHERE NOT r.relispartition AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS o WHERE o.conindid = i.indexrelid AND o.contype IN ('p', 'u', 'x'))
    UNION ALL
    SELECT 75, r.id::bigint, pg_catalog.concat_ws(' ', CASE r.relkind WHEN 'm' THEN 'CREATE MATERIALIZED VIEW' ELSE 'CREATE VIEW' END, r.name,
        'WITH (' || pg_catalog.array_to_string(r.reloptions, ', ') || ')', 'AS', pg_catalog.rtrim(pg_catalog.pg_get_viewdef(r.id, true), ';'),
        CASE WHEN r.relkind = 'm' AND NOT r.relispopulated THEN 'WITH NO DATA' END)
    FROM relation AS r WHERE r.relkind IN ('v', 'm')
    UNION ALL
    SELECT 80, t.oid::bigint, pg_catalog.pg_get_triggerdef(t.oid, true) FROM pg_catalog.pg_trigger AS t JOIN relation AS r ON r.id = t.tgrelid WHERE NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL
    SELECT 82, u.oid::bigint, pg_catalog.pg_get_ruledef(u.oid, true) FROM pg_catalog.pg_rewrite AS u JOIN relation AS r ON r.id = u.ev_class WHERE u.rulename <> '_RETURN'
    UNION ALL
    SELECT 84, p.oid::bigint, pg_catalog.concat_ws(' ', pg_catalog.format('CREATE POLICY %I ON %s AS %s FOR %s TO', p.polname, r.name,
            CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
            CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END),
        (SELECT pg_catalog.string_agg(CASE u WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(u)) END, ', ') FROM pg_catalog.unnest(p.polroles) AS u),
        'USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', 'WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')')
    FROM pg_catalog.pg_policy AS p JOIN relation AS r ON r.id = p.polrelid
    UNION ALL
    SELECT 86, r.id::bigint, pg_catalog.format('ALTER TABLE %s %s ROW LEVEL SECURITY, %s ROW LEVEL SECURITY', r.name,
        CASE WHEN r.relrowsecurity THEN 'ENABLE' ELSE 'DISABLE' END, CASE WHEN r.relforcerowsecurity THEN 'FORCE' ELSE 'NO FORCE' END)
    FROM relation AS r WHERE r.relkind IN ('r', 'p') AND (r.relrowsecurity OR r.relforcerowsecurity)
    UNION ALL
    SELECT 90, r.id::bigint, pg_catalog.format('GRANT %s ON %s %s TO %s%s', a.privilege_type, CASE r.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, r.name,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END, CASE WHEN a.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
    FROM relation AS r CROSS JOIN LATERAL pg_catalog.aclexplode(r.relacl) AS a WHERE r.relkind IN ('r', 'p', 'v', 'm', 'S') AND a.grantee <> r.relowner
    UNION ALL
    SELECT 90, f.oid::bigint, pg_catalog.format('GRANT EXECUTE ON %s %s TO %s', f.kind, f.name,
        CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END)
    FROM routine AS f CROSS JOIN LATERAL pg_catalog.aclexplode(f.proacl) AS a WHERE a.grantee <> f.proowner
    UNION ALL
    SELECT 95, r.id::bigint, pg_catalog.format('COMMENT ON %s %s%s IS %L', CASE WHEN d.objsubid > 0 THEN 'COLUMN' ELSE CASE r.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW'
            WHEN 'S' THEN 'SEQUENCE' WHEN 'i' THEN 'INDEX' WHEN 'I' THEN 'INDEX' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END END, r.name,
        (SELECT '.' || pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = r.id AND a.attnum = d.objsubid AND d.objsubid > 0), d.description)
    FROM relation AS r JOIN pg_catalog.pg_description AS d ON d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objoid = r.id
    UNION ALL
    SELECT 95, f.oid::bigint, pg_catalog.format('COMMENT ON %s %s IS %L', f.kind, f.name, pg_catalog.obj_description(f.oid, 'pg_proc'))
    FROM routine AS f WHERE pg_catalog.obj_description(f.oid, 'pg_proc') IS NOT NULL
    UNION ALL
    SELECT 95, t.oid::bigint, pg_catalog.format('COMMENT ON TYPE %I IS %L', t.typname, pg_catalog.obj_description(t.oid, 'pg_type'))
    FROM pg_catalog.pg_type AS t JOIN place AS p ON p.oid = t.typnamespace WHERE t.typtype IN ('e', 'd') AND pg_catalog.obj_description(t.oid, 'pg_type') IS NOT NULL
    UNION ALL
    SELECT 95, o.oid::bigint, pg_catalog.format('COMMENT ON CONSTRAINT %I ON %s IS %L', o.conname, r.name, pg_catalog.obj_description(o.oid, 'pg_constraint'))
    FROM pg_catalog.pg_constraint AS o JOIN relation AS r ON r.id = o.conrelid WHERE pg_catalog.obj_description(o.oid, 'pg_constraint') IS NOT NULL)
SELECT text FROM statement ORDER BY step, number
