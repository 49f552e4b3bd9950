namespace TenantMigrations.Runner;

/// <summary>A migration and what is done with it.</summary>
internal sealed record StepDocument(string MigrationId, StepKind Action);
