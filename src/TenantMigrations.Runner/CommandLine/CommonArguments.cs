namespace TenantMigrations.Runner;

/// <summary>What every verb is told.</summary>
internal sealed record CommonArguments
{
    /// <summary>Only these tenants; null for all.</summary>
    public IReadOnlyList<string>? TenantIds { get; init; }

    public OutputFormat Format { get; init; }

    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    public string? SettingsFile { get; init; }

    public bool Local { get; init; }

    public string? ConnectionVariable { get; init; }

    public string? ProjectDirectory { get; init; }
}
