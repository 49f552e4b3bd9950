namespace TenantMigrations.Runner;

/// <summary>Something wrong with a migration.</summary>
internal sealed record VerificationFindingDocument(
    string Id, VerificationFindingKind Kind, string MigrationId, string Message, string Path, int? Line, int? Column, IReadOnlyList<CatalogChangeDocument> Changes);
