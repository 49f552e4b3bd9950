namespace TenantMigrations.Runner;

/// <summary>A command line that says too little, too much, or what does not go together.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>The option whose value is wrong at a place; null where it is about no such place.</summary>
    public string? Option { get; init; }

    /// <summary>That place in the value.</summary>
    public SourceLine? Place { get; init; }
}
