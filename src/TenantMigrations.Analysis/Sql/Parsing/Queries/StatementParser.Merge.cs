namespace TenantMigrations.Analysis.Sql;

/// <summary>MERGE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>MergeStmt.</remarks>
    private Merge MergeStatement(List<CommonTableExpression> with, int start)
    {
        Expect("merge", "into");
        var table = RelationName();
        var alias = TargetAlias();
        Expect("using");
        var source = TableReference();
        Expect("on");
        var condition = Expression();
        var actions = new List<MergeAction>();
        do actions.Add(MergeAction());
        while (Is("when"));
        var returning = Version >= 17 ? Returning() : [];
        return new Merge(From(start), table, source, condition, actions) { With = with, Alias = alias, Returning = returning };
    }

    /// <remarks>merge_when_clause.</remarks>
    private MergeAction MergeAction()
    {
        var start = Current.Start;
        Expect("when");
        var match = MergeMatch();
        var condition = Accept("and") ? Expression() : null;
        Expect("then");
        if (Accept("do"))
        {
            Expect("nothing");
            return new MergeAction(From(start), match, condition, MergeActionKind.Nothing);
        }

        if (match == Sql.MergeMatch.NotMatchedByTarget) return MergeInsert(start, match, condition);
        if (Accept("delete")) return new MergeAction(From(start), match, condition, MergeActionKind.Delete);
        Expect("update", "set");
        var assignments = Assignments();
        return new MergeAction(From(start), match, condition, MergeActionKind.Update) { Assignments = assignments };
    }

    /// <remarks>merge_when_tgt_matched, merge_when_tgt_not_matched.</remarks>
    private MergeMatch MergeMatch()
    {
        if (Accept("matched")) return Sql.MergeMatch.Matched;
        Expect("not");
        Expect("matched");
        if (Version < 17 || !Accept("by")) return Sql.MergeMatch.NotMatchedByTarget;
        if (Accept("source")) return Sql.MergeMatch.NotMatchedBySource;
        Expect("target");
        return Sql.MergeMatch.NotMatchedByTarget;
    }

    /// <remarks>merge_insert; its OVERRIDING stands behind the columns.</remarks>
    private MergeAction MergeInsert(int start, MergeMatch match, Expression? condition)
    {
        Expect("insert");
        if (Accept("default"))
        {
            Expect("values");
            return new MergeAction(From(start), match, condition, MergeActionKind.Insert);
        }

        List<ColumnTarget> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnTargets() : [];
        Overriding();
        Expect("values");
        var values = ParenthesizedExpressions();
        return new MergeAction(From(start), match, condition, MergeActionKind.Insert) { Columns = columns, Values = values };
    }
}
