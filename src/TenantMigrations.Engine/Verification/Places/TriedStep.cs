namespace TenantMigrations.Engine;

/// <summary>What became of a migration that was tried out.</summary>
/// <param name="Error">Why it failed; null where it did not.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Observations">What its statements did, where they were watched.</param>
/// <param name="Catalogs">The catalogs behind its statements, where they were traced.</param>
/// <param name="Forgiven">What was let pass because there are no rows; null where nothing was.</param>
internal sealed record TriedStep(
    MigrationError? Error, TimeSpan Duration, IReadOnlyList<StatementObservation> Observations, IReadOnlyList<StatementCatalog> Catalogs, string? Forgiven);
