namespace TenantMigrations.Engine;

/// <summary>
/// Rows for a verification: a file of SQL. A statement is loaded once, in the file's order, as soon as what it names exists; <c>-- after: ID</c> makes those
/// below it wait for that migration, <c>-- scope: tenant</c> and <c>-- scope: global</c> say whether they are loaded for each tenant or once per database.
/// </summary>
/// <param name="Path">The file, as people shall read it.</param>
/// <param name="Statements">Its statements, in order.</param>
public sealed record Seed(string Path, IReadOnlyList<SeedStatement> Statements)
{
    /// <summary>Reads one.</summary>
    /// <param name="path">The file, as people shall read it.</param>
    /// <param name="text">Its text.</param>
    /// <param name="registry">The migrations.</param>
    /// <exception cref="FleetException">It is no SQL, or a marker means nothing; the message names the line.</exception>
    public static Seed Read(string path, string text, MigrationRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(registry);
        return new SeedReader(path, MigrationText.Normalize(text), registry).Read();
    }
}
