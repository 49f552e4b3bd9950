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

    /// <summary>Null where there is none; without a statement where the tool goes back past it and changes nothing.</summary>
    public string? Down { get; init; }

    /// <summary>Whether that tool runs it in a transaction; what cannot run in one does not in any case.</summary>
    public bool UpInTransaction { get; init; } = true;

    public bool DownInTransaction { get; init; } = true;

    public bool IsRepeatable { get; init; }

    /// <summary>Where that tool keeps its history; null where the reader has taken it out already.</summary>
    public string? HistoryTable { get; init; }

    /// <summary>Whether that tool puts values in the place of <c>${name}</c>.</summary>
    public bool HasPlaceholders { get; init; }
}
