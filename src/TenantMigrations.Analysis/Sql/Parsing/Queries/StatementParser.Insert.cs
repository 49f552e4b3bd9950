namespace TenantMigrations.Analysis.Sql;

/// <summary>INSERT.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>InsertStmt.</remarks>
    private Insert InsertStatement(List<CommonTableExpression> with, int start)
    {
        Expect("insert", "into");
        var table = TableName();
        var target = new RelationName(table.Span, table, false);
        var alias = Accept("as") ? Identifier() : null;
        if (Accept("default"))
        {
            Expect("values");
            return InsertEnd(new Insert(From(start), target, [], null) { With = with, Alias = alias }, start);
        }

        // A parenthesis opens the columns, or a query.
        var isQuery = IsAhead(1, SqlTokenKind.LeftParenthesis) || IsQueryAhead(1);
        List<ColumnTarget> columns = Is(SqlTokenKind.LeftParenthesis) && !isQuery ? ColumnTargets() : [];
        var isOverriding = Overriding();
        var source = Query();
        return InsertEnd(new Insert(From(start), target, columns, source) { With = with, Alias = alias, IsOverriding = isOverriding }, start);
    }

    private Insert InsertEnd(Insert insert, int start)
    {
        var conflict = Is("on") ? ConflictClause() : null;
        var returning = Returning();
        return insert with { Span = From(start), Conflict = conflict, Returning = returning };
    }

    /// <remarks>OVERRIDING override_kind VALUE_P.</remarks>
    private bool Overriding()
    {
        if (!Accept("overriding")) return false;
        if (!Accept("user")) Expect("system");
        Expect("value");
        return true;
    }

    /// <remarks>opt_on_conflict.</remarks>
    private ConflictClause ConflictClause()
    {
        var start = Current.Start;
        Expect("on", "conflict");
        Name? constraint = null;
        List<IndexElement> inference = [];
        Expression? inferenceWhere = null;
        if (Accept("on"))
        {
            Expect("constraint");
            constraint = Identifier();
        }
        else if (Is(SqlTokenKind.LeftParenthesis))
        {
            inference = ParenthesizedList(static p => p.IndexElement());
            inferenceWhere = Accept("where") ? Expression() : null;
        }

        Expect("do");
        List<Assignment> assignments = [];
        Expression? where = null;
        if (!Accept("nothing"))
        {
            Expect("update", "set");
            assignments = Assignments();
            where = Accept("where") ? Expression() : null;
        }

        return new ConflictClause(From(start), constraint, assignments, where) { Inference = inference, InferenceWhere = inferenceWhere };
    }

    /// <remarks>returning_clause.</remarks>
    private List<Target> Returning()
    {
        if (!Accept("returning")) return [];
        if (Version >= 18 && Accept("with"))
        {
            ParenthesizedList(static p =>
            {
                if (!p.Accept("old")) p.Expect("new");
                p.Expect("as");
                return p.Identifier();
            });
        }

        return Targets();
    }
}
