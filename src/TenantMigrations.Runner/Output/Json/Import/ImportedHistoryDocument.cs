namespace TenantMigrations.Runner;

/// <summary>How far the other tool has come; <c>file</c> is null where none was written.</summary>
internal sealed record ImportedHistoryDocument(string? File, IReadOnlyList<ImportedPlaceDocument> Places);
