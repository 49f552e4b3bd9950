namespace TenantMigrations.Runner;

/// <summary>What the migrations make (<c>expected</c>) and what is there (<c>found</c>).</summary>
internal sealed record CatalogDifferenceDocument(string Subject, string? Expected, string? Found);
