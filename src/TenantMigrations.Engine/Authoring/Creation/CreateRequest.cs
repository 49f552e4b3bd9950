namespace TenantMigrations.Engine;

/// <summary>What <see cref="CreateMigration"/> is asked for.</summary>
public sealed record CreateRequest
{
    /// <summary>What it is called, in whatever spelling: <c>add_role_to_users</c>, <c>AddRoleToUsers</c>, <c>Add role to users</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it does; null for the name in words.</summary>
    public string? Description { get; init; }

    /// <summary>Once per database or once per tenant.</summary>
    public MigrationScope Scope { get; init; } = MigrationScope.Global;

    /// <summary>What it depends on: ids, or name parts that only one migration has.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether it becomes a C# class rather than a <c>.sql</c> file.</summary>
    public bool AsClass { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether a migration of the same name that is not released is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Where the time comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
