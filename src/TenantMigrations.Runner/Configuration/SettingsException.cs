namespace TenantMigrations.Runner;

/// <summary>Settings that cannot be read, at their place.</summary>
internal sealed class SettingsException(string message) : Exception(message)
{
    public string? Path { get; init; }

    /// <summary>1-based.</summary>
    public int? Line { get; init; }

    /// <summary>1-based.</summary>
    public int? Column { get; init; }
}
