namespace TenantMigrations.Engine;

/// <summary>The global migrations of one database.</summary>
public sealed record DatabaseStatus(string Database, int Applied, int Pending, int Failed, IReadOnlyList<MigrationState> Migrations);
