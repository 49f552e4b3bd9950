namespace TenantMigrations.Engine;

/// <summary>A migration in a plan, and what is done with it.</summary>
/// <param name="MigrationId">Its id.</param>
/// <param name="Kind">What is done.</param>
public sealed record AgreedStep(string MigrationId, StepKind Kind);
