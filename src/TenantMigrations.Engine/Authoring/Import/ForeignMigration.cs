namespace TenantMigrations.Engine;

/// <summary>A migration as another tool has it.</summary>
internal sealed record ForeignMigration
{
    /// <summary>The file it comes from.</summary>
    public required string Path { get; init; }

    /// <summary>Its version, as that tool writes it; empty for a repeatable.</summary>
    public required string Version { get; init; }

    /// <summary>What it is called there.</summary>
    public required string Name { get; init; }

    public required string Up { get; init; }

    /// <summary>Null where there is none.</summary>
    public string? Down { get; init; }

    /// <summary>Whether that tool runs it in a transaction; what cannot run in one does not in any case.</summary>
    public bool UpInTransaction { get; init; } = true;

    public bool DownInTransaction { get; init; } = true;

    public bool IsRepeatable { get; init; }
}
