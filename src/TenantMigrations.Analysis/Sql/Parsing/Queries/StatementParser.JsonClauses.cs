namespace TenantMigrations.Analysis.Sql;

/// <summary>What JSON_TABLE has in common with JSON_QUERY, JSON_VALUE and JSON_EXISTS.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>json_value_expr.</remarks>
    private Expression JsonValue()
    {
        var value = Expression();
        JsonFormat();
        return value;
    }

    /// <remarks>json_format_clause_opt.</remarks>
    private void JsonFormat()
    {
        if (!Accept("format", "json")) return;
        if (Accept("encoding")) Identifier();
    }

    /// <remarks>json_passing_clause_opt.</remarks>
    private List<Expression> JsonPassing() => Accept("passing") ? CommaList(static p =>
    {
        var value = p.JsonValue();
        p.Expect("as");
        p.Label();
        return value;
    }) : [];

    /// <remarks>json_wrapper_behavior.</remarks>
    private void JsonWrapper()
    {
        if (Accept("with"))
        {
            if (!Accept("conditional")) Accept("unconditional");
        }
        else if (!Accept("without"))
        {
            return;
        }

        Accept("array");
        Expect("wrapper");
    }

    /// <remarks>json_quotes_clause_opt.</remarks>
    private void JsonQuotes()
    {
        if (!Accept("keep") && !Accept("omit")) return;
        Expect("quotes");
        if (!Accept("on")) return;
        Expect("scalar", "string");
    }

    /// <remarks>json_behavior_clause_opt.</remarks>
    private void JsonOnEmptyOrError()
    {
        if (!JsonBehavior()) return;
        Expect("on");
        if (Accept("error")) return;
        Expect("empty");
        JsonOnError();
    }

    /// <remarks>json_on_error_clause_opt.</remarks>
    private void JsonOnError()
    {
        if (JsonBehavior()) Expect("on", "error");
    }

    /// <remarks>json_behavior.</remarks>
    private bool JsonBehavior()
    {
        if (Accept("default"))
        {
            Expression();
            return true;
        }

        if (!Accept("empty")) return Accept("error") || Accept("null") || Accept("true") || Accept("false") || Accept("unknown");
        if (!Accept("array")) Accept("object");
        return true;
    }
}
