namespace TenantMigrations;

/// <summary>One migration as the compiler saw it. Written by the source generator; it carries everything but the text.</summary>
public sealed class MigrationDefinition
{
    /// <summary>The id, <c>yyyyMMddHHmmss_snake_case_name</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; by default the id's name in words.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Once per database, or once per tenant.</summary>
    public required MigrationScope Scope { get; init; }

    /// <summary>A file, a class with SQL, or a class with code.</summary>
    public required MigrationKind Kind { get; init; }

    /// <summary>The checksum with its version, see <see cref="MigrationChecksum"/>.</summary>
    public required string Checksum { get; init; }

    /// <summary>The file it is written in, relative to the project's folder, with forward slashes.</summary>
    public required string SourcePath { get; init; }

    /// <summary>The manifest resource that holds the text of a <see cref="MigrationKind.SqlFile"/>; otherwise null.</summary>
    public string? ResourceName { get; init; }

    /// <summary>The indices, in the registry, of the migrations it depends on directly; ascending.</summary>
    public int[] Dependencies { get; init; } = [];

    /// <summary>The indices, in the registry, of the migrations that depend on it directly; ascending.</summary>
    public int[] Dependents { get; init; } = [];

    /// <summary>What applies it.</summary>
    public required MigrationPart Up { get; init; }

    /// <summary>What undoes it; null where it is irreversible or repeatable.</summary>
    public MigrationPart? Down { get; init; }

    /// <summary>Queries that must be true once it is applied (<c>-- migrate:verify</c>); null where there are none.</summary>
    public MigrationPart? Verify { get; init; }

    /// <summary>Why it cannot be undone; null where it can.</summary>
    public string? IrreversibleReason { get; init; }

    /// <summary>Whether it runs again when its checksum changes (views, functions).</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Whether a tenant that is added later does not need it (<c>-- applies-to: existing</c>).</summary>
    public bool AppliesToExistingOnly { get; init; }

    /// <summary>The declared placeholders.</summary>
    public PlaceholderDefinition[] Placeholders { get; init; } = [];

    /// <summary>Creates the migration's class without reflection; null unless <see cref="MigrationKind.Code"/>.</summary>
    public Func<CodeMigration>? Factory { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
