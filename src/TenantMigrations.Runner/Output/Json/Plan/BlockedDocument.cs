namespace TenantMigrations.Runner;

/// <summary>A migration that must wait, and for whom; without tenants, a global one.</summary>
internal sealed record BlockedDocument(string MigrationId, IReadOnlyList<string> Tenants, string Reason);
