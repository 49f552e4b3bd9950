namespace TenantMigrations.Analysis.Sql;

internal sealed partial class StatementParser
{
    /// <remarks>SelectStmt.</remarks>
    private Query Query()
    {
        GiveUp("query");
        return new OtherQuery(default);
    }

    /// <summary>A query or INSERT, UPDATE, DELETE, MERGE, with WITH or without.</summary>
    /// <remarks>PreparableStmt.</remarks>
    private Statement PreparableStatement() => Query();

    /// <remarks>relation_expr.</remarks>
    private RelationName RelationName()
    {
        GiveUp("relation");
        return new RelationName(default, new QualifiedName(default, []), false);
    }
}
