namespace TenantMigrations.Analysis.Sql;

/// <summary>UPDATE and DELETE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>UpdateStmt.</remarks>
    private Update UpdateStatement(List<CommonTableExpression> with, int start)
    {
        Expect("update");
        var table = RelationName();
        var alias = TargetAlias();
        Expect("set");
        var assignments = Assignments();
        var from = Accept("from") ? TableReferences() : [];
        var (where, cursor) = WhereOrCursor();
        var returning = Returning();
        return new Update(From(start), table, assignments)
        {
            With = with, Alias = alias, From = from, Where = where, Cursor = cursor, Returning = returning,
        };
    }

    /// <remarks>DeleteStmt.</remarks>
    private Delete DeleteStatement(List<CommonTableExpression> with, int start)
    {
        Expect("delete", "from");
        var table = RelationName();
        var alias = TargetAlias();
        var sources = Accept("using") ? TableReferences() : [];
        var (where, cursor) = WhereOrCursor();
        var returning = Returning();
        return new Delete(From(start), table)
        {
            With = with, Alias = alias, Using = sources, Where = where, Cursor = cursor, Returning = returning,
        };
    }

    /// <remarks>where_or_current_clause.</remarks>
    private (Expression? Where, Name? Cursor) WhereOrCursor()
    {
        if (!Accept("where")) return (null, null);
        return Accept("current", "of") ? (null, Identifier()) : (Expression(), null);
    }

    /// <remarks>set_clause_list.</remarks>
    private List<Assignment> Assignments() => CommaList(static p => p.Assignment());

    /// <remarks>set_clause.</remarks>
    private Assignment Assignment()
    {
        var start = Current.Start;
        var columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnTargets() : [ColumnTarget()];
        ExpectOperator("=");
        var value = Expression();
        return new Assignment(From(start), columns, value);
    }
}
