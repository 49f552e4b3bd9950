namespace TenantMigrations.Engine;

/// <summary>What was read of another tool's files.</summary>
/// <param name="Migrations">The migrations in the order in which that tool applies them, repeatables last.</param>
/// <param name="Notes">What is not among them.</param>
internal sealed record ForeignReading(IReadOnlyList<ForeignMigration> Migrations, IReadOnlyList<ImportNote> Notes);
