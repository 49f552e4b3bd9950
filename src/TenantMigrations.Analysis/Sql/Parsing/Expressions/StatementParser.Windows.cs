namespace TenantMigrations.Analysis.Sql;

/// <summary>Windows, behind <c>OVER</c> and in the clause <c>WINDOW</c>.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>over_clause, behind OVER.</remarks>
    private WindowSpecification OverClause()
    {
        if (Is(SqlTokenKind.LeftParenthesis)) return WindowSpecification();
        var name = Identifier();
        return new WindowSpecification(name.Span, name, [], [], []);
    }

    /// <remarks>window_specification.</remarks>
    private WindowSpecification WindowSpecification()
    {
        var start = Current.Start;
        Expect(SqlTokenKind.LeftParenthesis);

        // These four begin a clause, though they may be names.
        var name = IsIdentifier(Current) && Current.Keyword?.Word is not ("partition" or "range" or "rows" or "groups") ? Identifier() : null;
        IReadOnlyList<Expression> partition = [];
        if (Accept("partition"))
        {
            Expect("by");
            partition = ExpressionList();
        }

        var order = OptionalSortClause();
        var bounds = FrameClause();
        Expect(SqlTokenKind.RightParenthesis);
        return new WindowSpecification(From(start), name, partition, order, bounds);
    }

    /// <remarks>opt_frame_clause.</remarks>
    private List<Expression> FrameClause()
    {
        var offsets = new List<Expression>();
        if (!Accept("range") && !Accept("rows") && !Accept("groups")) return offsets;
        if (Is("between") && !IsColumnBetween())
        {
            Advance();
            FrameBounds(offsets);
        }
        else
        {
            FrameStart(offsets);
        }

        if (Accept("exclude")) FrameExclusion();
        return offsets;
    }

    // It is a column where what is behind it can begin no bound.
    private bool IsColumnBetween()
    {
        var next = Peek();
        return next.Kind is SqlTokenKind.Dot or SqlTokenKind.TypeCast or SqlTokenKind.LeftBracket || next.Keyword?.Word is "and" or "or" or "in" or "collate"
            || next.Kind == SqlTokenKind.Operator && SymbolPrecedence(next) is not (Precedence.Sum or Precedence.Operator);
    }

    private void FrameStart(List<Expression> offsets)
    {
        var start = Current.Start;
        var bound = ReadFrameBound(offsets);
        if (bound == FrameBound.UnboundedFollowing) FailAt(From(start), "A frame cannot begin at UNBOUNDED FOLLOWING.");
        if (bound == FrameBound.Following) FailAt(From(start), "A frame that begins behind the current row cannot end with it. Say where it ends, with BETWEEN.");
    }

    private void FrameBounds(List<Expression> offsets)
    {
        var start = Current.Start;
        var first = ReadFrameBound(offsets);
        var firstSpan = From(start);
        Expect("and");
        start = Current.Start;
        var last = ReadFrameBound(offsets);
        if (first == FrameBound.UnboundedFollowing) FailAt(firstSpan, "A frame cannot begin at UNBOUNDED FOLLOWING.");
        if (last == FrameBound.UnboundedPreceding) FailAt(From(start), "A frame cannot end at UNBOUNDED PRECEDING.");
        if (first >= FrameBound.CurrentRow && last < first) FailAt(From(start), "A frame cannot end before it begins.");
    }

    /// <remarks>frame_bound.</remarks>
    private FrameBound ReadFrameBound(List<Expression> offsets)
    {
        if (Accept("unbounded", "preceding")) return FrameBound.UnboundedPreceding;
        if (Accept("unbounded", "following")) return FrameBound.UnboundedFollowing;
        if (Accept("current", "row")) return FrameBound.CurrentRow;
        offsets.Add(Expression());
        if (Accept("preceding")) return FrameBound.Preceding;
        Expect("following");
        return FrameBound.Following;
    }

    /// <remarks>opt_window_exclusion_clause, behind EXCLUDE.</remarks>
    private void FrameExclusion()
    {
        if (Accept("group") || Accept("ties")) return;
        if (Accept("current")) Expect("row");
        else Expect("no", "others");
    }
}
