namespace TenantMigrations.Engine;

/// <summary>What a verification found out.</summary>
public sealed record VerificationReport
{
    /// <summary>The server's version.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The ids that the two tenants had.</summary>
    public required IReadOnlyList<string> Tenants { get; init; }

    /// <summary>Every migration up, down and up again, in order.</summary>
    public required IReadOnlyList<VerifiedMigration> Migrations { get; init; }

    /// <summary>What is wrong, in the order of the migrations.</summary>
    public required IReadOnlyList<VerificationFinding> Findings { get; init; }

    /// <summary>The migration that failed, so that nothing behind it could be verified; null where none did.</summary>
    public VerificationFailure? Failure { get; init; }

    /// <summary>What became of applying everything to two tenants, one after the other.</summary>
    public required TrialState TenantAfterTenant { get; init; }

    /// <summary>What became of a tenant that is added later; not asked where it meets the migrations in the same order.</summary>
    public required TrialState LaterTenant { get; init; }

    /// <summary>What became of undoing everything.</summary>
    public required TrialState WholeDown { get; init; }

    /// <summary>What should be known besides.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many statements the seed has; null without one.</summary>
    public int? SeedStatements { get; init; }

    /// <summary>How long it took in all.</summary>
    public TimeSpan Duration { get; init; }
}
