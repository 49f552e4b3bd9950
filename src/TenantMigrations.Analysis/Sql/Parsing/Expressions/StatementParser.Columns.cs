namespace TenantMigrations.Analysis.Sql;

/// <summary>Names in expressions, and the fields and subscripts behind them.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A column, a call, or a type with a literal behind it: what stands behind the whole name says which.</summary>
    private Expression NamedExpression()
    {
        var distance = 1;
        while (IsAhead(distance, SqlTokenKind.Dot) && IsLabel(Peek(distance + 1))) distance += 2;
        if (distance == 1 ? IsTypeOrFunctionName(Current) : IsIdentifier(Current))
        {
            var next = Peek(distance);
            if (next.Kind == SqlTokenKind.LeftParenthesis) return CallOrTypeLiteral();
            if (IsString(next)) return NamedTypeLiteral();
        }

        if (IsIdentifier(Current)) return Column();

        // LEFT and the like name functions only.
        Advance();
        Expect(SqlTokenKind.LeftParenthesis);
        return s_unread;
    }

    /// <remarks>columnref.</remarks>
    private Expression Column()
    {
        var start = Current.Start;
        var parts = new List<Name>(2) { Identifier() };
        while (IsAhead(0, SqlTokenKind.Dot) && !IsSymbolAhead(1, "*"))
        {
            Advance();
            parts.Add(Label());
        }

        var isStar = IsAhead(0, SqlTokenKind.Dot);
        if (isStar) _position += 2;
        var column = new ColumnReference(From(start), parts, isStar);
        if (!isStar) return Indirection(column, start);
        RefuseBehindStar();
        return column;
    }

    /// <summary>Fields and subscripts, as many as there are.</summary>
    /// <remarks>opt_indirection.</remarks>
    private Expression Indirection(Expression operand, int start)
    {
        while (true)
        {
            if (Accept(SqlTokenKind.Dot))
            {
                if (AcceptOperator("*"))
                {
                    RefuseBehindStar();
                    return new FieldExpression(From(start), operand, null);
                }

                var field = Label();
                operand = new FieldExpression(From(start), operand, field);
            }
            else if (Accept(SqlTokenKind.LeftBracket))
            {
                operand = Subscript(operand, start);
            }
            else
            {
                return operand;
            }
        }
    }

    private SubscriptExpression Subscript(Expression operand, int start)
    {
        var lower = Is(SqlTokenKind.Colon) ? null : Expression();
        Expression? upper = null;
        if (Accept(SqlTokenKind.Colon)) upper = Is(SqlTokenKind.RightBracket) ? null : Expression();
        Expect(SqlTokenKind.RightBracket);
        return new SubscriptExpression(From(start), operand, lower, upper);
    }

    private void RefuseBehindStar()
    {
        if (Current.Kind is not (SqlTokenKind.Dot or SqlTokenKind.LeftBracket)) return;

        // The server notices it only where the whole name ends.
        Indirection(s_unread, Current.Start);
        Fail("\"*\" must be the last part of a name.");
    }
}
