namespace TenantMigrations.Engine;

/// <summary>What a new migration may depend on: nobody but its author knows.</summary>
/// <param name="MigrationId">The id of the migration that last made or altered a table.</param>
/// <param name="Table">The table, which the new one's name or description names.</param>
/// <param name="MakesBarrier">Whether depending on it would make the new one a barrier, which waits for all tenants.</param>
public sealed record SuggestedDependency(string MigrationId, string Table, bool MakesBarrier);
