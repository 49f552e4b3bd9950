namespace TenantMigrations.Runner;

/// <summary>One tenant.</summary>
internal sealed record ListedTenantDocument(
    string Tenant,
    string Name,
    string Database,
    string? Schema,
    IReadOnlyDictionary<string, string> Labels,
    TenantState State,
    SuspensionDocument? Suspension,
    bool? Exists,
    int Applied,
    int Pending);
