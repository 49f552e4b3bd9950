namespace TenantMigrations.Analysis.Sql;

/// <summary>Operators by how strongly they bind. A chain of one strength is a loop, however long.</summary>
internal sealed partial class StatementParser
{
    /// <summary>An operand with all operators behind it that bind as strongly as that, or stronger.</summary>
    private Expression Operation(Precedence floor, ExpressionKind kind)
    {
        var start = Current.Start;

        // A label has the whole expression before it, and so has SIMILAR: behind an inner operand the word is an operator.
        if (floor != Precedence.Or && kind != ExpressionKind.Restricted) kind = ExpressionKind.Full;
        return Operators(Operand(kind), start, floor, kind);
    }

    /// <summary>The same from where the operand has been read.</summary>
    private Expression Operators(Expression left, int start, Precedence floor, ExpressionKind kind)
    {
        while (true)
        {
            var precedence = OperatorAhead(kind);
            if (precedence == Precedence.None || precedence < floor) break;
            left = Applied(left, start, precedence, kind);
        }

        Note("an operator");
        return left;
    }

    private Expression Applied(Expression left, int start, Precedence precedence, ExpressionKind kind)
    {
        switch (precedence)
        {
            case Precedence.Or:
            case Precedence.And:
                return Logical(left, start, precedence, kind);
            case Precedence.Is:
                return ReadTest(left, start, kind);
            case Precedence.Like:
                return ReadMatch(left, start, kind);
            case Precedence.Zone:
                return AtZone(left, start, kind);
            case Precedence.Collate:
                Advance();
                var collation = QualifiedName();
                return new CollateExpression(From(start), left, collation);
            case Precedence.Cast:
                Advance();
                var type = TypeName();
                return new CastExpression(From(start), left, type);
            default:
                return Binary(left, start, precedence, kind);
        }
    }

    private Expression Binary(Expression left, int start, Precedence precedence, ExpressionKind kind)
    {
        var symbol = OperatorName();
        if (kind != ExpressionKind.Restricted && IsQuantifierAhead()) return Quantified(left, start, symbol);
        var right = Operation(precedence + 1, kind);
        if (precedence == Precedence.Comparison) RefuseChain(precedence);
        return new BinaryExpression(From(start), left, symbol, right);
    }

    private Expression Logical(Expression left, int start, Precedence precedence, ExpressionKind kind)
    {
        var operands = new List<Expression> { left };
        while (OperatorAhead(kind) == precedence)
        {
            Advance();
            operands.Add(Operation(precedence + 1, kind));
        }

        return precedence == Precedence.And ? new AndExpression(From(start), operands) : new OrExpression(From(start), operands);
    }

    private Expression AtZone(Expression left, int start, ExpressionKind kind)
    {
        Expect("at");
        if (Version >= 17 && Accept("local")) return new UnaryExpression(From(start), "AT LOCAL", left);
        Expect("time", "zone");
        var zone = Operation(Precedence.Zone + 1, kind);
        return new BinaryExpression(From(start), left, "AT TIME ZONE", zone);
    }

    /// <summary>An operand with the operators before it.</summary>
    private Expression Operand(ExpressionKind kind)
    {
        var prefix = PrefixAhead(kind);
        if (prefix != Precedence.None) return Prefixed(prefix, kind);
        var start = Current.Start;
        if (kind != ExpressionKind.Restricted && Accept("default")) return new DefaultExpression(From(start));
        var primary = PrimaryExpression();
        return IsRow(primary, start) && kind != ExpressionKind.Restricted && IsAhead(0, "overlaps") ? Overlaps(primary, start) : primary;
    }

    private Expression Prefixed(Precedence precedence, ExpressionKind kind)
    {
        if (!Enter()) return s_unread;
        var start = Current.Start;
        var symbol = "NOT";
        if (precedence == Precedence.Not) Advance();
        else symbol = OperatorName();
        var operand = Operation(precedence + 1, kind);
        Leave();
        return precedence == Precedence.Not ? new NotExpression(From(start), operand) : new UnaryExpression(From(start), symbol, operand);
    }

    // The grammar's operators without an order of their own: a < b < c is an error at the second one.
    private void RefuseChain(Precedence precedence)
    {
        if (OperatorAhead(ExpressionKind.Full) == precedence) Fail("These operators cannot stand in a row: put one of the two in parentheses, or AND between two comparisons.");
    }

    private Precedence PrefixAhead(ExpressionKind kind)
    {
        var token = Current;
        if (token.Kind == SqlTokenKind.Operator)
        {
            return SymbolPrecedence(token) switch
            {
                Precedence.Sum => Precedence.Sign,
                Precedence.Operator => Precedence.Operator,
                _ => Precedence.None,
            };
        }

        return token.Keyword?.Word switch
        {
            "not" when kind != ExpressionKind.Restricted => Precedence.Not,
            "operator" when IsAhead(1, SqlTokenKind.LeftParenthesis) => Precedence.Operator,
            _ => Precedence.None,
        };
    }

    private Precedence OperatorAhead(ExpressionKind kind)
    {
        var token = Current;
        if (token.Kind == SqlTokenKind.Operator) return SymbolPrecedence(token);
        if (token.Kind == SqlTokenKind.TypeCast) return Precedence.Cast;
        if (token.Keyword is not { } keyword) return Precedence.None;
        if (kind == ExpressionKind.Labelled && !keyword.NeedsAs && IsLabelEndAhead(1)) return Precedence.None;
        if (kind == ExpressionKind.BeforeSimilar && keyword.Word == "similar" && !IsAhead(1, "to")) return Precedence.None;
        return WordPrecedence(keyword.Word, kind);
    }

    private Precedence SymbolPrecedence(SyntaxToken token)
    {
        var first = _text[token.Start];
        if (token.End - token.Start == 1)
        {
            return first switch
            {
                '+' or '-' => Precedence.Sum,
                '*' or '/' or '%' => Precedence.Product,
                '^' => Precedence.Power,
                '<' or '>' or '=' => Precedence.Comparison,
                _ => Precedence.Operator,
            };
        }

        if (token.End - token.Start != 2) return Precedence.Operator;
        var second = _text[token.Start + 1];
        var compares = second == '=' ? first is '<' or '>' or '!' : second == '>' && first == '<';
        return compares ? Precedence.Comparison : Precedence.Operator;
    }

    private Precedence WordPrecedence(string word, ExpressionKind kind) => word switch
    {
        "is" => Precedence.Is,
        "operator" => Precedence.Operator,
        _ when kind == ExpressionKind.Restricted => Precedence.None,
        "or" => Precedence.Or,
        "and" => Precedence.And,
        "isnull" or "notnull" => Precedence.Is,
        "between" or "in" or "like" or "ilike" or "similar" => Precedence.Like,
        "not" => Peek().Keyword?.Word is "between" or "in" or "like" or "ilike" or "similar" ? Precedence.Like : Precedence.None,
        "at" => Precedence.Zone,
        "collate" => Precedence.Collate,
        _ => Precedence.None,
    };

    /// <summary>Whether a label ends before that token: then the word before it is one, though it be an operator elsewhere.</summary>
    private bool IsLabelEndAhead(int distance)
    {
        var token = Peek(distance);
        if (token.Kind != SqlTokenKind.Identifier) return token.Kind is SqlTokenKind.None or SqlTokenKind.Comma or SqlTokenKind.RightParenthesis or SqlTokenKind.Semicolon;
        return token.Keyword?.Word is "from" or "into" or "where" or "group" or "having" or "window" or "union" or "intersect" or "except" or "order" or "limit"
            or "offset" or "fetch" or "for" or "on" or "returning" or "with" or "create" or "grant";
    }
}
