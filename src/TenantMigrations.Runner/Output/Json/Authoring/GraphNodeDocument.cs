namespace TenantMigrations.Runner;

/// <summary>A migration among others.</summary>
internal sealed record GraphNodeDocument(string MigrationId, MigrationScope? Scope, bool Barrier, bool Repeatable, bool Missing, AppliedCountDocument? Applied);
