namespace TenantMigrations.Engine;

/// <summary>What <see cref="GenerateMigrations"/> is asked for.</summary>
public sealed record GenerateRequest
{
    /// <summary>The template.</summary>
    public required ListedTemplate Template { get; init; }

    /// <summary>The values by the parameters' names; of a flag <c>true</c>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What all of the migrations depend on besides: ids, or name parts that only one migration has.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether migrations of the same names that are not released are replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Where the time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
