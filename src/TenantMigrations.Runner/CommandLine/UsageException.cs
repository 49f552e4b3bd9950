namespace TenantMigrations.Runner;

/// <summary>A command line that says too little, too much, or what does not go together.</summary>
internal sealed class UsageException(string message) : Exception(message);
