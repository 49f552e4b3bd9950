namespace TenantMigrations.Engine;

/// <summary>What <see cref="WriteMigrations"/> did or found.</summary>
/// <param name="Migrations">The migrations, in their order; what would have been written where there are findings or it was a dry run.</param>
/// <param name="Written">Whether they were written.</param>
/// <param name="Findings">Why they were not.</param>
public sealed record WriteReport(IReadOnlyList<WrittenMigration> Migrations, bool Written, IReadOnlyList<AuthoringFinding> Findings)
{
    /// <summary>What they may depend on besides.</summary>
    public IReadOnlyList<SuggestedDependency> Suggestions { get; init; } = [];
}
