namespace TenantMigrations.Runner;

/// <summary>The migration that failed where it had to succeed.</summary>
internal sealed record VerificationFailureDocument(MigrationErrorDocument Error, string? Tenant, string? Circumstance);
