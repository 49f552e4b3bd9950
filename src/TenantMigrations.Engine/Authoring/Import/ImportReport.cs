namespace TenantMigrations.Engine;

/// <summary>What an import did or found.</summary>
/// <param name="Migrations">The migrations, in their order.</param>
/// <param name="Written">Whether they were written.</param>
/// <param name="Notes">What could not be carried over as it was.</param>
/// <param name="Findings">What a build will say of them; where nothing was written though it was no dry run, why.</param>
public sealed record ImportReport(
    IReadOnlyList<WrittenMigration> Migrations, bool Written, IReadOnlyList<ImportNote> Notes, IReadOnlyList<AuthoringFinding> Findings)
{
    /// <summary>Once per database or once per tenant.</summary>
    public MigrationScope Scope { get; init; }

    /// <summary>The migrations as the other tool knows them, in its order.</summary>
    public IReadOnlyList<ImportedVersion> Versions { get; init; } = [];
}
