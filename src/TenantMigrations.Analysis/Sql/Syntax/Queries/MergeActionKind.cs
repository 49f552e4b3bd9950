namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="MergeAction"/> does.</summary>
internal enum MergeActionKind
{
    Nothing,
    Insert,
    Update,
    Delete,
}
