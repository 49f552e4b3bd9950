namespace TenantMigrations.Runner;

/// <summary>A difference of the catalog: null as expected is left over, null as found is missing; and the statement behind it.</summary>
internal sealed record CatalogChangeDocument(string Subject, string? Expected, string? Found, string? Command, bool? IsDown, int? Line, int? Column);
