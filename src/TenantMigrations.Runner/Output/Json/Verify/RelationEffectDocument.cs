namespace TenantMigrations.Runner;

/// <summary>What it did to one relation; null where it was not seen.</summary>
internal sealed record RelationEffectDocument(
    string Relation, RelationKind Kind, string? Table, bool IsNew, string? Lock, string? Held, bool IsRewritten, long? Scans, long? RowsRead, long? RowsChanged);
