namespace TenantMigrations.Analysis.Sql;

/// <summary>Calls of functions and aggregates.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A call and what may stand behind it; or a type with modifiers, where a string stands behind it.</summary>
    /// <remarks>func_expr; func_name '(' func_arg_list opt_sort_clause ')' Sconst.</remarks>
    private Expression CallOrTypeLiteral()
    {
        var start = Current.Start;
        var call = ReadCall();
        if (IsString(Current) && call is { IsStar: false, IsDistinct: false, IsVariadic: false, Arguments.Count: > 0 }) return ModifiedTypeLiteral(call);
        return IsCallTailAhead() ? CallTail(call, start) : call;
    }

    /// <summary>A call with its arguments; no special form, nothing behind it.</summary>
    /// <remarks>func_application.</remarks>
    private CallExpression Application() => ReadCall();

    /// <summary>A call or one of its special forms, without FILTER and OVER.</summary>
    /// <remarks>func_expr_windowless.</remarks>
    private Expression WindowlessCall()
    {
        var isSpecial = Current.Keyword is { } keyword && keyword.Class switch
        {
            KeywordClass.Reserved => true,
            KeywordClass.ColumnName => IsAhead(1, SqlTokenKind.LeftParenthesis),
            KeywordClass.TypeOrFunction => keyword.Word == "collation" || keyword.Word == "current_schema" && !IsAhead(1, SqlTokenKind.LeftParenthesis),
            _ => false,
        };
        if (!isSpecial) return ReadCall();
        if (!IsCallAhead()) Fail();
        // Elsewhere it may name the type of a literal.
        if (IsAhead(0, "current_schema")) return ReadCurrentValue();
        return PrimaryExpression();
    }

    /// <summary>Whether a call stands here rather than the name of a column, in a place that takes either.</summary>
    /// <remarks>func_expr_windowless rather than ColId.</remarks>
    private bool IsCallAhead()
    {
        var next = Peek().Kind;
        return Current.Class switch
        {
            KeywordClass.Reserved => Current.Keyword!.Word == "cast" || IsCurrentWord(Current.Keyword.Word),
            KeywordClass.ColumnName => next == SqlTokenKind.LeftParenthesis && Current.Keyword!.Word is not ("row" or "exists" or "grouping"),
            KeywordClass.TypeOrFunction => true,
            _ => IsLabel(Current) && next is SqlTokenKind.LeftParenthesis or SqlTokenKind.Dot,
        };
    }

    private CallExpression ReadCall()
    {
        var start = Current.Start;
        var name = FunctionName();
        Expect(SqlTokenKind.LeftParenthesis);
        var arguments = new List<CallArgument>();
        if (Accept(SqlTokenKind.RightParenthesis)) return new CallExpression(From(start), name, arguments);
        var isStar = AcceptOperator("*");
        var isDistinct = false;
        var isVariadic = false;
        IReadOnlyList<SortItem> order = [];
        if (!isStar)
        {
            isDistinct = Accept("distinct");
            isVariadic = !isDistinct && !Accept("all") ? ArgumentsWithVariadic(arguments) : Arguments(arguments);
            order = OptionalSortClause();
        }

        Expect(SqlTokenKind.RightParenthesis);
        return new CallExpression(From(start), name, arguments) { IsStar = isStar, IsDistinct = isDistinct, IsVariadic = isVariadic, OrderBy = order };
    }

    private bool ArgumentsWithVariadic(List<CallArgument> arguments)
    {
        while (true)
        {
            var isVariadic = Accept("variadic");
            arguments.Add(Argument());
            if (isVariadic) return true;
            if (!Accept(SqlTokenKind.Comma)) return false;
        }
    }

    /// <remarks>func_arg_list.</remarks>
    private bool Arguments(List<CallArgument> arguments)
    {
        do arguments.Add(Argument());
        while (Accept(SqlTokenKind.Comma));
        return false;
    }

    /// <remarks>func_arg_expr.</remarks>
    private CallArgument Argument(ExpressionKind kind = ExpressionKind.Full)
    {
        var start = Current.Start;
        Name? name = null;
        if (IsArgumentNamed())
        {
            name = TypeOrFunctionName();
            Advance();
        }

        var value = Expression(name is null ? kind : ExpressionKind.Full);
        return new CallArgument(From(start), name, value);
    }

    private bool IsArgumentNamed() => IsTypeOrFunctionName(Current) && Peek().Kind is SqlTokenKind.ColonEquals or SqlTokenKind.EqualsGreater;

    private bool IsCallTailAhead()
    {
        Note("FILTER");
        Note("OVER");
        return Current.Keyword?.Word is "within" or "filter" or "over";
    }

    /// <remarks>within_group_clause filter_clause over_clause.</remarks>
    private Expression CallTail(CallExpression call, int start)
    {
        var within = Current.Span;
        IReadOnlyList<SortItem> group = [];
        if (Accept("within"))
        {
            Expect("group");
            Expect(SqlTokenKind.LeftParenthesis);
            group = SortClause();
            Expect(SqlTokenKind.RightParenthesis);
            if (call.OrderBy.Count > 0) FailAt(within, "An aggregate has one ORDER BY, in its parentheses or behind WITHIN GROUP.");
            if (call.IsDistinct) FailAt(within, "DISTINCT and WITHIN GROUP exclude each other.");
            if (call.IsVariadic) FailAt(within, "VARIADIC and WITHIN GROUP exclude each other.");
        }

        var filter = FilterClause();
        var over = Accept("over") ? OverClause() : null;
        return call with { Span = From(start), WithinGroup = group, Filter = filter, Over = over };
    }

    /// <remarks>filter_clause.</remarks>
    private Expression? FilterClause()
    {
        if (!Accept("filter")) return null;
        Expect(SqlTokenKind.LeftParenthesis);
        Expect("where");
        var condition = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        return condition;
    }
}
