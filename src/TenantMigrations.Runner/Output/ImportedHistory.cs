namespace TenantMigrations.Runner;

/// <summary>What another tool has applied where, and the file that says so now.</summary>
/// <param name="File">The file, as it was given; null where none was written.</param>
/// <param name="Places">All that was asked.</param>
internal sealed record ImportedHistory(string? File, IReadOnlyList<ForeignHistoryPlace> Places);
