namespace TenantMigrations.Analysis.Sql;

/// <summary>What is made of the rows of two queries.</summary>
internal enum SetOperationKind
{
    Union,
    Intersect,
    Except,
}
