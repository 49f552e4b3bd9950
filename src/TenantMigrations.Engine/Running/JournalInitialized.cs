namespace TenantMigrations.Engine;

/// <summary>A journal was created or upgraded.</summary>
/// <param name="Database">The database's key.</param>
public sealed record JournalInitialized(string Database) : RunEvent;
