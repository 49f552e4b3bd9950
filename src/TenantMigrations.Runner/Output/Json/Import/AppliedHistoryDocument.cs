namespace TenantMigrations.Runner;

/// <summary>
/// How far another tool had come, in a file between <c>import --history</c> and <c>baseline --history</c>: by tenant, and by database where its migrations were
/// imported as global ones, the last migration that is applied.
/// </summary>
internal sealed record AppliedHistoryDocument(string From, string? Table, SortedDictionary<string, string> Tenants, SortedDictionary<string, string> Databases);
