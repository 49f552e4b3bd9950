namespace TenantMigrations.Analysis.Sql;

/// <summary>The functions of SQL/JSON: from 16 the constructors, from 17 the others. In older versions their names are plain ones and never come here.</summary>
internal sealed partial class StatementParser
{
    private void JsonArguments(string word, List<CallArgument> arguments)
    {
        switch (word)
        {
            case "json_object": JsonObjectArguments(arguments); break;
            case "json_array": JsonArrayArguments(arguments); break;
            case "json_scalar": Value(arguments); break;
            case "json":
                AddArgument(arguments, JsonValue());
                JsonKeyUniqueness();
                break;
            case "json_serialize":
                AddArgument(arguments, JsonValue());
                JsonReturning();
                break;
            default:
                JsonPathArguments(word, arguments);
                break;
        }
    }

    /// <summary>The older function's arguments, or keys and values.</summary>
    private void JsonObjectArguments(List<CallArgument> arguments)
    {
        if (!Is(SqlTokenKind.RightParenthesis) && !Is("returning"))
        {
            if (IsArgumentNamed() || !JsonKey(arguments))
            {
                if (arguments.Count == 0) arguments.Add(Argument());
                MoreArguments(arguments);
                return;
            }

            JsonValueOfKey(arguments);
            while (Accept(SqlTokenKind.Comma)) JsonPair(arguments);
            JsonNulls();
            JsonKeyUniqueness();
        }

        JsonReturning();
    }

    /// <remarks>json_name_and_value.</remarks>
    private void JsonPair(List<CallArgument> arguments)
    {
        if (!JsonKey(arguments)) Fail();
        JsonValueOfKey(arguments);
    }

    private void JsonValueOfKey(List<CallArgument> arguments)
    {
        Advance();
        AddArgument(arguments, JsonValue());
    }

    /// <summary>Reads a key: what has operators takes a colon behind it, and not VALUE.</summary>
    /// <returns>Whether its value follows.</returns>
    private bool JsonKey(List<CallArgument> arguments)
    {
        if (!Enter()) return false;
        var start = Current.Start;
        var isPrimary = PrefixAhead(ExpressionKind.Full) == Precedence.None;
        var key = Operand(ExpressionKind.Full);
        var hasValue = isPrimary && Is("value");
        if (!hasValue)
        {
            key = Operators(key, start, Precedence.Or, ExpressionKind.Full);
            hasValue = Is(SqlTokenKind.Colon);
        }

        AddArgument(arguments, key);
        Leave();
        return hasValue;
    }

    private void JsonArrayArguments(List<CallArgument> arguments)
    {
        var start = Current.Start;
        if (IsQueryAhead())
        {
            JsonArrayQuery(arguments, Query(), start);
            return;
        }

        if (!Is(SqlTokenKind.RightParenthesis) && !Is("returning"))
        {
            if (IsAhead(0, SqlTokenKind.LeftParenthesis))
            {
                var content = QueryOrExpressions();
                if (content is Query query && IsQueryContinued())
                {
                    JsonArrayQuery(arguments, QueryFrom(query, start), start);
                    return;
                }

                AddArgument(arguments, OperatorsBehindRow(OfParentheses(content, start), start));
                JsonFormat();
            }
            else
            {
                AddArgument(arguments, JsonValue());
            }

            while (Accept(SqlTokenKind.Comma)) AddArgument(arguments, JsonValue());
            JsonNulls();
        }

        JsonReturning();
    }

    private void JsonArrayQuery(List<CallArgument> arguments, Query query, int start)
    {
        AddArgument(arguments, new SubqueryExpression(From(start), SubqueryKind.Array, query));
        JsonFormat();
        JsonReturning();
    }

    /// <remarks>json_aggregate_func filter_clause over_clause.</remarks>
    private Expression JsonAggregate()
    {
        var start = Current.Start;
        var token = Advance();
        var arguments = new List<CallArgument>();
        IReadOnlyList<SortItem> order = [];
        Expect(SqlTokenKind.LeftParenthesis);
        if (token.Keyword!.Word == "json_objectagg")
        {
            JsonPair(arguments);
            JsonNulls();
            JsonKeyUniqueness();
        }
        else
        {
            AddArgument(arguments, JsonValue());
            order = OptionalSortClause();
            JsonNulls();
        }

        JsonReturning();
        Expect(SqlTokenKind.RightParenthesis);
        var name = new QualifiedName(token.Span, [new Name(token.Span, token.Keyword.Word)]);
        var filter = FilterClause();
        var over = Accept("over") ? OverClause() : null;
        return new CallExpression(From(start), name, arguments) { OrderBy = order, Filter = filter, Over = over };
    }

    /// <remarks>JSON_QUERY, JSON_EXISTS, JSON_VALUE, of which each has some of the clauses.</remarks>
    private void JsonPathArguments(string word, List<CallArgument> arguments)
    {
        AddArgument(arguments, JsonValue());
        Expect(SqlTokenKind.Comma);
        Value(arguments);
        JsonPassing(arguments);
        if (word != "json_exists") JsonReturning();
        if (word == "json_query")
        {
            JsonWrapper();
            JsonQuotes();
        }

        if (word == "json_exists") JsonOnError(arguments);
        else JsonOnEmptyOrError(arguments);
    }
}
