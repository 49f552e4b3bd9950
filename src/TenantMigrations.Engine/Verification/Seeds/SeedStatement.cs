namespace TenantMigrations.Engine;

/// <summary>A statement of a seed.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Line">Its line in the file, 1-based.</param>
/// <param name="Column">Its column, 1-based.</param>
/// <param name="Scope">Whether it is loaded once per database or for each tenant.</param>
/// <param name="After">The index of the migration that it waits for; null where it is loaded as soon as what it names exists.</param>
public sealed record SeedStatement(string Sql, int Line, int Column, MigrationScope Scope, int? After);
