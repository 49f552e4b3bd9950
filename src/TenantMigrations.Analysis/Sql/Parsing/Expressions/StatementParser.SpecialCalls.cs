namespace TenantMigrations.Analysis.Sql;

/// <summary>Calls with a grammar of their own.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A word that can name no function, with a parenthesis behind it.</summary>
    private Expression SpecialExpression(string word) => word switch
    {
        "row" => ReadRow(),
        "exists" => Exists(),
        "treat" => ReadCast(),
        "json_objectagg" or "json_arrayagg" => JsonAggregate(),
        "coalesce" or "greatest" or "least" or "grouping" or "nullif" or "extract" or "normalize" or "overlay" or "position" or "substring" or "trim"
            or "xmlconcat" or "xmlelement" or "xmlexists" or "xmlforest" or "xmlparse" or "xmlpi" or "xmlroot" or "xmlserialize"
            or "json" or "json_array" or "json_exists" or "json_object" or "json_query" or "json_scalar" or "json_serialize" or "json_value"
            or "merge_action" => SpecialCall(),
        _ => NamedExpression(),
    };

    /// <remarks>func_expr_common_subexpr, as far as it looks like a call.</remarks>
    private CallExpression SpecialCall()
    {
        var start = Current.Start;
        var token = Advance();
        var word = token.Keyword!.Word;
        var arguments = new List<CallArgument>();
        Expect(SqlTokenKind.LeftParenthesis);
        SpecialArguments(word, arguments);
        Expect(SqlTokenKind.RightParenthesis);
        return new CallExpression(From(start), new QualifiedName(token.Span, [new Name(token.Span, word)]), arguments);
    }

    private void SpecialArguments(string word, List<CallArgument> arguments)
    {
        switch (word)
        {
            case "coalesce" or "greatest" or "least" or "grouping" or "xmlconcat": ValueList(arguments); break;
            case "nullif":
                Value(arguments);
                Expect(SqlTokenKind.Comma);
                Value(arguments);
                break;
            case "extract": ExtractArguments(arguments); break;
            case "normalize": NormalizeArguments(arguments); break;
            case "overlay": OverlayArguments(arguments); break;
            case "position": PositionArguments(arguments); break;
            case "substring": SubstringArguments(arguments); break;
            case "trim": TrimArguments(arguments); break;
            case "merge_action": break;
            default:
                if (word.StartsWith("xml", StringComparison.Ordinal)) XmlArguments(word, arguments);
                else JsonArguments(word, arguments);
                break;
        }
    }

    /// <remarks>a_expr.</remarks>
    private void Value(List<CallArgument> arguments) => AddArgument(arguments, Expression());

    private static void AddArgument(List<CallArgument> arguments, Expression value) => arguments.Add(new CallArgument(value.Span, null, value));

    /// <remarks>expr_list.</remarks>
    private void ValueList(List<CallArgument> arguments)
    {
        do Value(arguments);
        while (Accept(SqlTokenKind.Comma));
    }

    /// <remarks>extract_list: the field is a name that is no keyword, one of six keywords, or a string.</remarks>
    private void ExtractArguments(List<CallArgument> arguments)
    {
        Note("year, month, day, hour, minute, second or another field");
        if (IsString(Current))
        {
            AddArgument(arguments, StringOf(LiteralKind.String));
        }
        else if (IsQuotedName(Current) || Current.Kind == SqlTokenKind.Identifier
            && Current.Keyword?.Word is null or "year" or "month" or "day" or "hour" or "minute" or "second")
        {
            var field = Label();
            AddArgument(arguments, new Literal(field.Span, LiteralKind.String, field.Text));
        }
        else
        {
            Fail();
        }

        Expect("from");
        Value(arguments);
    }

    private void NormalizeArguments(List<CallArgument> arguments)
    {
        Value(arguments);
        if (Accept(SqlTokenKind.Comma) && !AcceptUnicodeForm()) Fail();
    }

    /// <remarks>overlay_list, or func_arg_list_opt.</remarks>
    private void OverlayArguments(List<CallArgument> arguments)
    {
        if (Is(SqlTokenKind.RightParenthesis)) return;
        arguments.Add(Argument());
        if (arguments[0].Name is not null || !Accept("placing"))
        {
            MoreArguments(arguments);
            return;
        }

        Value(arguments);
        Expect("from");
        Value(arguments);
        if (Accept("for")) Value(arguments);
    }

    private void MoreArguments(List<CallArgument> arguments)
    {
        while (Accept(SqlTokenKind.Comma)) arguments.Add(Argument());
    }

    /// <remarks>position_list.</remarks>
    private void PositionArguments(List<CallArgument> arguments)
    {
        AddArgument(arguments, RestrictedExpression());
        Expect("in");
        AddArgument(arguments, RestrictedExpression());
    }

    /// <remarks>substr_list, or func_arg_list_opt.</remarks>
    private void SubstringArguments(List<CallArgument> arguments)
    {
        if (Is(SqlTokenKind.RightParenthesis)) return;
        arguments.Add(Argument(ExpressionKind.BeforeSimilar));
        if (arguments[0].Name is not null)
        {
            MoreArguments(arguments);
        }
        else if (Accept("from"))
        {
            Value(arguments);
            if (Accept("for")) Value(arguments);
        }
        else if (Accept("for"))
        {
            Value(arguments);
            if (Accept("from")) Value(arguments);
        }
        else if (Accept("similar"))
        {
            Value(arguments);
            Expect("escape");
            Value(arguments);
        }
        else
        {
            MoreArguments(arguments);
        }
    }

    /// <remarks>trim_list, behind BOTH, LEADING, TRAILING or none of them.</remarks>
    private void TrimArguments(List<CallArgument> arguments)
    {
        if (!Accept("both") && !Accept("leading")) Accept("trailing");
        if (!Is("from"))
        {
            Value(arguments);
            if (Accept(SqlTokenKind.Comma))
            {
                ValueList(arguments);
                return;
            }
        }

        if (Accept("from")) ValueList(arguments);
    }

    private SubqueryExpression Exists()
    {
        var start = Current.Start;
        Expect("exists");
        var query = ParenthesizedQuery();
        return new SubqueryExpression(From(start), SubqueryKind.Exists, query);
    }

    /// <summary><c>CAST(a AS type)</c>, <c>TREAT(a AS type)</c>.</summary>
    private CastExpression ReadCast()
    {
        var start = Current.Start;
        Advance();
        Expect(SqlTokenKind.LeftParenthesis);
        var value = Expression();
        Expect("as");
        var type = TypeName();
        Expect(SqlTokenKind.RightParenthesis);
        return new CastExpression(From(start), value, type);
    }

    private OtherExpression CollationFor()
    {
        var start = Current.Start;
        Expect("collation", "for");
        Expect(SqlTokenKind.LeftParenthesis);
        var value = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        return new OtherExpression(From(start), [value]);
    }
}
