namespace TenantMigrations.Runner;

/// <summary>What <c>status --format json</c> prints.</summary>
/// <param name="Isolation">How tenants are kept apart.</param>
/// <param name="Head">The newest migration in the registry's order; null where there is none.</param>
/// <param name="Global">The global migrations.</param>
/// <param name="Tenants">The tenants, in the order of their source.</param>
internal sealed record StatusDocument(TenantIsolation Isolation, string? Head, GlobalStatusDocument Global, IReadOnlyList<TenantStatusDocument> Tenants);
