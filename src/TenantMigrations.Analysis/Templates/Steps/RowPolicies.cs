namespace TenantMigrations.Analysis;

/// <summary>Row level security of a tenant table.</summary>
internal static class RowPolicies
{
    /// <summary>The policy first: from the moment on which security is enabled a table without one is empty to everybody.</summary>
    public static string Up(TableName table, TenantContext tenant) => $"""
        CREATE POLICY {Name(table)} ON {table.Sql}
            USING ({tenant.Column} = {tenant.OrNull})
            WITH CHECK ({tenant.Column} = {tenant.OrNull});
        ALTER TABLE {table.Sql} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table.Sql} FORCE ROW LEVEL SECURITY;
        """;

    public static string Down(TableName table) => $"""
        ALTER TABLE {table.Sql} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE {table.Sql} DISABLE ROW LEVEL SECURITY;
        DROP POLICY {Name(table)} ON {table.Sql};
        """;

    private static string Name(TableName table) => SqlQuote.Name(DerivedName.Of("tenant", table.Name, "of"));
}
