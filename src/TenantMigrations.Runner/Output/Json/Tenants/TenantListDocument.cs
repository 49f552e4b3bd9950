namespace TenantMigrations.Runner;

/// <summary>What <c>tenants list --format json</c> prints.</summary>
/// <param name="Isolation">How tenants are kept apart.</param>
/// <param name="Source">Where they are listed.</param>
/// <param name="Tenants">The tenants, in the order of their source.</param>
/// <param name="Unreachable">What could not be asked, and why.</param>
internal sealed record TenantListDocument(
    TenantIsolation Isolation, string Source, IReadOnlyList<ListedTenantDocument> Tenants, IReadOnlyList<string> Unreachable);
