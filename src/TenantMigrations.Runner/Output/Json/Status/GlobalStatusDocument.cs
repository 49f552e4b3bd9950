namespace TenantMigrations.Runner;

/// <summary>The global migrations.</summary>
/// <param name="Migrations">With one database, its own; with several, all taken together: completed is what every database has.</param>
/// <param name="Databases">With several databases, each by itself; null with one.</param>
internal sealed record GlobalStatusDocument(IReadOnlyList<MigrationStateDocument> Migrations, IReadOnlyList<DatabaseStatusDocument>? Databases);
