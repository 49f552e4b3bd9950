namespace TenantMigrations.Runner;

/// <summary>What <c>init --format json</c> prints.</summary>
internal sealed record InitDocument(IReadOnlyList<InitializedDatabaseDocument> Databases);
