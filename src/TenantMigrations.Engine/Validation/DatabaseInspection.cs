namespace TenantMigrations.Engine;

/// <summary>What a database's catalogs say beyond the journal's rows.</summary>
/// <param name="WrongHeads">Tenants (null: global) whose stored head differs from their status rows.</param>
/// <param name="InvalidIndexes">Indexes marked invalid, as <c>schema.index on schema.table</c>.</param>
/// <param name="UnprotectedTables">Tables with the tenant column and without enabled row level security, or without a policy unless they are partitions, as <c>schema.table</c>.</param>
/// <param name="Bypass">Why tenant migrations would not be bound by row level security; null where they are, and under other isolations.</param>
public sealed record DatabaseInspection(
    IReadOnlyList<JournalKey> WrongHeads,
    IReadOnlyList<string> InvalidIndexes,
    IReadOnlyList<string> UnprotectedTables,
    RowSecurityBypass? Bypass);
