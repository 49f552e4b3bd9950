namespace TenantMigrations.Runner;

/// <summary>A tenant, or a database itself where there is none; <c>at</c> is null where nothing is applied, or <c>trouble</c> says why it cannot be told.</summary>
internal sealed record ImportedPlaceDocument(string Database, string? Tenant, string? At, string? Trouble);
