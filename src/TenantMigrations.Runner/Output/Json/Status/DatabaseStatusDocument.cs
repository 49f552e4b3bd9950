namespace TenantMigrations.Runner;

/// <summary>The global migrations of one database.</summary>
internal sealed record DatabaseStatusDocument(string Database, int Applied, int Pending, int Failed, IReadOnlyList<MigrationStateDocument> Migrations);
