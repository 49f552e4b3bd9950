namespace TenantMigrations.Runner;

/// <summary>What <c>tenants suspend</c> and <c>tenants activate</c> print with <c>--format json</c>.</summary>
internal sealed record TenantStateDocument(string Tenant, TenantState State, SuspensionDocument? Suspension, bool Changed, IReadOnlyList<string> Notes);
