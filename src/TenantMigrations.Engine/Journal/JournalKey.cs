namespace TenantMigrations.Engine;

/// <summary>Whose rows: a tenant's, or (null) the global ones.</summary>
public readonly record struct JournalKey(string? TenantId);
