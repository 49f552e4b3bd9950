namespace TenantMigrations.Postgres.Journal;

/// <summary>The journal's own scripts.</summary>
internal static class JournalScripts
{
    private static readonly EmbeddedScripts s_scripts = new("Journal");

    public static int Version => s_scripts.Version;

    /// <summary>The statements that lead from one version to another.</summary>
    public static IEnumerable<string> Statements(string schema, int from, int to) => s_scripts.Statements(schema, from, to);
}
