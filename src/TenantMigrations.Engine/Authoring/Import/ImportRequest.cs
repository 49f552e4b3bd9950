namespace TenantMigrations.Engine;

/// <summary>What is imported.</summary>
public sealed record ImportRequest
{
    /// <summary>Whose files.</summary>
    public required ForeignTool Tool { get; init; }

    /// <summary>Their folder, or a file.</summary>
    public required string Source { get; init; }

    /// <summary>Once per database or once per tenant; null for what the project's isolation makes likely.</summary>
    public MigrationScope? Scope { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether files of an earlier import are replaced, as long as they are not released.</summary>
    public bool Force { get; init; }
}
