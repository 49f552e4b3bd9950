namespace TenantMigrations.Analysis.Sql;

/// <summary>What operators are applied to.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A constant, a column, a call, something in parentheses.</summary>
    /// <remarks>c_expr.</remarks>
    private Expression PrimaryExpression()
    {
        var start = Current.Start;
        switch (Current.Kind)
        {
            case SqlTokenKind.Identifier:
                return WordExpression();
            case SqlTokenKind.QuotedIdentifier:
            case SqlTokenKind.UnicodeIdentifier:
                return NamedExpression();
            case SqlTokenKind.LeftParenthesis:
                return OfParentheses(QueryOrExpressions(), start);
            case SqlTokenKind.Parameter:
                // Before 18 the number was cut down to one that fits.
                if (Version >= 18 && NumberText.ToInteger(_text.Substring(start + 1, Current.End - start - 1)) is null) Fail("There are no parameters with such a number.");
                Advance();
                return Indirection(new ParameterReference(From(start)), start);
            default:
                return Constant();
        }
    }

    private Expression Constant()
    {
        Note("an expression");
        switch (Current.Kind)
        {
            case SqlTokenKind.Number:
                var number = Advance().Span;
                return new Literal(number, LiteralKind.Number, TextOf(number));
            case SqlTokenKind.String:
            case SqlTokenKind.EscapeString:
            case SqlTokenKind.UnicodeString:
            case SqlTokenKind.DollarString:
                return StringOf(LiteralKind.String);
            case SqlTokenKind.BitString:
                return StringOf(LiteralKind.Bit);
            case SqlTokenKind.HexString:
                return StringOf(LiteralKind.Hex);
        }

        Fail();
        return s_unread;
    }

    private Literal StringOf(LiteralKind kind)
    {
        var token = Advance();
        return new Literal(token.Span, kind, StringText.Of(_text, token));
    }

    /// <summary>An expression that begins with a word: what it is, the class of the word says, and what stands behind it.</summary>
    private Expression WordExpression()
    {
        Note("an expression");
        if (Current.Keyword is not { } keyword) return NamedExpression();
        switch (keyword.Class)
        {
            case KeywordClass.Reserved:
                return ReservedWordExpression(keyword.Word);
            case KeywordClass.ColumnName when IsTypedLiteralAhead(keyword.Word):
            case KeywordClass.Unreserved when keyword.Word == "double" && IsAhead(1, "precision"):
                return TypedLiteral();
            case KeywordClass.ColumnName when IsAhead(1, SqlTokenKind.LeftParenthesis):
                return SpecialExpression(keyword.Word);
            case KeywordClass.TypeOrFunction when keyword.Word == "current_schema" && !IsAhead(1, SqlTokenKind.LeftParenthesis) && !IsString(Peek()):
                return ReadCurrentValue();
            case KeywordClass.TypeOrFunction when keyword.Word == "collation" && IsAhead(1, "for"):
                return CollationFor();
            default:
                return NamedExpression();
        }
    }

    private Expression ReservedWordExpression(string word)
    {
        switch (word)
        {
            case "null": return KeywordLiteral(LiteralKind.Null);
            case "true": return KeywordLiteral(LiteralKind.True);
            case "false": return KeywordLiteral(LiteralKind.False);
            case "case": return ReadCase();
            case "cast": return ReadCast();
            case "array": return ReadArray();
        }

        if (IsCurrentWord(word)) return ReadCurrentValue();
        if (word == "unique") UniquePredicate();
        Fail();
        return s_unread;
    }

    // The grammar has it, and refuses it where all of it is there.
    private void UniquePredicate()
    {
        var span = Advance().Span;
        if (Accept("nulls"))
        {
            Accept("not");
            Expect("distinct");
        }

        ParenthesizedQuery();
        FailAt(span, "PostgreSQL knows no predicate UNIQUE.");
    }

    private Literal KeywordLiteral(LiteralKind kind)
    {
        var token = Advance();
        return new Literal(token.Span, kind, token.Keyword!.Word);
    }

    private static bool IsCurrentWord(string word) => word is "current_date" or "current_role" or "current_user" or "session_user" or "system_user" or "user"
        or "current_catalog" || HasPrecision(word);

    private static bool HasPrecision(string word) => word is "current_time" or "current_timestamp" or "localtime" or "localtimestamp";

    private CurrentValue ReadCurrentValue()
    {
        var start = Current.Start;
        var word = Advance().Keyword!.Word;
        if (HasPrecision(word)) OptionalPrecision();
        return new CurrentValue(From(start), word);
    }

    /// <remarks>'(' Iconst ')', or nothing.</remarks>
    private string? OptionalPrecision()
    {
        if (!Accept(SqlTokenKind.LeftParenthesis)) return null;
        var precision = Integer();
        Expect(SqlTokenKind.RightParenthesis);
        return precision;
    }

    /// <remarks>case_expr.</remarks>
    private Expression ReadCase()
    {
        var start = Current.Start;
        Expect("case");
        var operand = Is("when") ? null : Expression();
        var branches = new List<CaseBranch>();
        do branches.Add(ReadCaseBranch());
        while (Is("when"));
        var otherwise = Accept("else") ? Expression() : null;
        Expect("end");
        return new CaseExpression(From(start), operand, branches, otherwise);
    }

    private CaseBranch ReadCaseBranch()
    {
        var start = Current.Start;
        Expect("when");
        var condition = Expression();
        Expect("then");
        var result = Expression();
        return new CaseBranch(From(start), condition, result);
    }

    private Expression ReadArray()
    {
        var start = Current.Start;
        Expect("array");
        if (!Is(SqlTokenKind.LeftParenthesis)) return ArrayElements(start);
        var query = ParenthesizedQuery();
        return new SubqueryExpression(From(start), SubqueryKind.Array, query);
    }

    /// <remarks>array_expr: its elements are all arrays or all expressions.</remarks>
    private Expression ArrayElements(int start)
    {
        var elements = new List<Expression>();
        Expect(SqlTokenKind.LeftBracket);
        if (Is(SqlTokenKind.LeftBracket))
        {
            if (!Enter()) return s_unread;
            do elements.Add(ArrayElements(Current.Start));
            while (Accept(SqlTokenKind.Comma));
            Leave();
        }
        else if (!Is(SqlTokenKind.RightBracket))
        {
            elements = ExpressionList();
        }

        Expect(SqlTokenKind.RightBracket);
        return new ArrayExpression(From(start), elements);
    }

    /// <remarks>explicit_row.</remarks>
    private Expression ReadRow()
    {
        var start = Current.Start;
        Expect("row");
        Expect(SqlTokenKind.LeftParenthesis);
        IReadOnlyList<Expression> elements = Is(SqlTokenKind.RightParenthesis) ? [] : ExpressionList();
        Expect(SqlTokenKind.RightParenthesis);
        return new RowExpression(From(start), elements);
    }
}
