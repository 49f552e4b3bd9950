namespace TenantMigrations.Analysis;

internal sealed class TenantRoleTemplate : Template
{
    private const string Mark = "Bound by the tenants' policies; made by a migration";

    public override string Name => "tenant-role";

    public override string Summary => "Creates a role that policies bind, with rights on the tables of a schema: for the application, and as TenantRole.";

    public override string? Locks => "None on tables.";

    public override string Example => "--role shop_app";

    public override IReadOnlyList<TenantIsolation> Isolations { get; } = [TenantIsolation.Shared];

    public override EquatableArray<TemplateParameter> Parameters { get; } = new[]
    {
        new TemplateParameter("role", TemplateValueKind.Name, "The role.") { IsRequired = true },
        new TemplateParameter("tables", TemplateValueKind.Tables, "The tables that it may use, with commas between them; all of the schema, later ones too, where nothing is said."),
        new TemplateParameter("schema", TemplateValueKind.Name, "The schema.") { Default = "public" },
    };

    internal override string WhyNot => "There no policies tell tenants apart that could bind it.";

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var (role, schema) = (values.Name("role"), SqlQuote.Name(values.Name("schema")));
        if (role is "public" or "none" || role.StartsWith("pg_", StringComparison.Ordinal)) throw new TemplateRefusal("PostgreSQL keeps this name for itself.", "role", role, 0, role.Length);
        var name = SqlQuote.Name(role);
        var tables = values.Has("tables") ? values.Tables() : [];
        var (grant, revoke) = tables.Count > 0 ? OnTables(name, schema, tables) : OnSchema(name, schema);
        drafts.Define(DraftName.Of("create_role", role), $"The role {role}, which policies bind", tables, Create(name) + "\n\n" + grant, revoke + "\n\n" + Drop(role, name));
    }

    // A role belongs to the whole server. The comment tells the one that a migration made from one that was there, which stays.
    private static string Create(string name) => $"""
        -- Roles belong to the whole server: another database on it may have made this one already.
        DO {SqlQuote.Body($"""
            BEGIN
                CREATE ROLE {name} NOLOGIN;
                COMMENT ON ROLE {name} IS {SqlQuote.Literal(Mark)};
            EXCEPTION
                WHEN duplicate_object OR unique_violation THEN NULL;
            END
            """)};
        """;

    private static string Drop(string role, string name) => $"""
        -- Goes where a migration made it and nothing in another database needs it.
        DO {SqlQuote.Body($"""
            BEGIN
                IF shobj_description((SELECT oid FROM pg_roles WHERE rolname = {SqlQuote.Literal(role)}), 'pg_authid') = {SqlQuote.Literal(Mark)} THEN
                    DROP ROLE {name};
                END IF;
            EXCEPTION
                WHEN dependent_objects_still_exist THEN NULL;
            END
            """)};
        """;

    private static (string Grant, string Revoke) OnTables(string role, string schema, IReadOnlyList<TableName> tables)
    {
        var list = string.Join(", ", tables.Select(static table => table.Sql));
        return ($"""
            GRANT USAGE ON SCHEMA {schema} TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON {list} TO {role};

            {OnSequences("GRANT", "TO", role, tables)}
            """, $"""
            {OnSequences("REVOKE", "FROM", role, tables)}

            REVOKE SELECT, INSERT, UPDATE, DELETE ON {list} FROM {role};
            REVOKE USAGE ON SCHEMA {schema} FROM {role};
            """);
    }

    private static string OnSequences(string verb, string preposition, string role, IReadOnlyList<TableName> tables) => $"""
        -- The sequences that the columns' defaults draw from, as those of serial columns; identity columns need no right on theirs.
        DO {SqlQuote.Body($"""
            DECLARE
                found regclass;
            BEGIN
                FOR found IN
                    SELECT DISTINCT c.oid::regclass
                    FROM pg_attrdef AS e
                    JOIN pg_depend AS d ON d.classid = 'pg_attrdef'::regclass AND d.objid = e.oid AND d.refclassid = 'pg_class'::regclass
                    JOIN pg_class AS c ON c.oid = d.refobjid AND c.relkind = 'S'
                    WHERE e.adrelid IN ({string.Join(", ", tables.Select(static table => SqlQuote.Literal(table.Sql) + "::regclass"))})
                LOOP
                    EXECUTE {SqlQuote.Literal(verb + " USAGE ON SEQUENCE ")} || found || {SqlQuote.Literal($" {preposition} {role}")};
                END LOOP;
            END
            """)};
        """;

    private static (string Grant, string Revoke) OnSchema(string role, string schema) => ($"""
        GRANT USAGE ON SCHEMA {schema} TO {role};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {role};
        GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} GRANT USAGE ON SEQUENCES TO {role};
        """, $"""
        ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE USAGE ON SEQUENCES FROM {role};
        ALTER DEFAULT PRIVILEGES IN SCHEMA {schema} REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM {role};
        REVOKE USAGE ON ALL SEQUENCES IN SCHEMA {schema} FROM {role};
        REVOKE SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} FROM {role};
        REVOKE USAGE ON SCHEMA {schema} FROM {role};
        """);
}
