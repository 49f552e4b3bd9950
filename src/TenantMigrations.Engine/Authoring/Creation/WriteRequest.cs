using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What <see cref="WriteMigrations"/> is asked for.</summary>
public sealed record WriteRequest
{
    /// <summary>What is to be written, in its order.</summary>
    public required IReadOnlyList<MigrationDraft> Drafts { get; init; }

    /// <summary>What all of them depend on besides: ids, or name parts that only one migration has.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a migration of the same name that is not released is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Whether they are written although a build will find something in them.</summary>
    public bool AllowFindings { get; init; }

    /// <summary>Where the time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
