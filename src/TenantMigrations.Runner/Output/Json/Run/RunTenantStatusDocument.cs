namespace TenantMigrations.Runner;

/// <summary>A tenant in a run; the wave counts from 1 and is 0 without waves.</summary>
internal sealed record RunTenantStatusDocument(string Tenant, string Database, int Wave, RunTenantState State, string? Reason, DateTime ChangedAt);
