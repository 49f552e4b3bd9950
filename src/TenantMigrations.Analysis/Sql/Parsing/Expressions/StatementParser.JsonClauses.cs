namespace TenantMigrations.Analysis.Sql;

/// <summary>The clauses that functions of SQL/JSON and <c>JSON_TABLE</c> share. Expressions in them are added to the arguments.</summary>
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
        if (!IsWordAhead(1, "json") || !Accept("format")) return;
        Advance();
        if (!Accept("encoding")) return;
        var encoding = Identifier();
        if (!IsJsonEncoding(encoding.Text)) FailAt(encoding.Span, "The encodings of JSON are UTF8, UTF16 and UTF32.");
    }

    private static bool IsJsonEncoding(string name) =>
        string.Equals(name, "utf8", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "utf16", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "utf32", StringComparison.OrdinalIgnoreCase);

    /// <remarks>json_returning_clause_opt.</remarks>
    private void JsonReturning()
    {
        if (!Accept("returning")) return;
        TypeName();
        JsonFormat();
    }

    /// <remarks>json_object_constructor_null_clause_opt.</remarks>
    private void JsonNulls()
    {
        if (!Accept("null") && !Accept("absent")) return;
        Expect("on");
        Expect("null");
    }

    /// <remarks>json_key_uniqueness_constraint_opt.</remarks>
    private void JsonKeyUniqueness()
    {
        if (!Accept("with") && !Accept("without")) return;
        Expect("unique");
        Accept("keys");
    }

    /// <remarks>json_passing_clause_opt.</remarks>
    private void JsonPassing(List<CallArgument> arguments)
    {
        if (!Accept("passing")) return;
        do
        {
            var start = Current.Start;
            var value = JsonValue();
            Expect("as");
            var name = Label();
            arguments.Add(new CallArgument(From(start), name, value));
        }
        while (Accept(SqlTokenKind.Comma));
    }

    /// <remarks>json_wrapper_behavior.</remarks>
    private void JsonWrapper()
    {
        if (Accept("without"))
        {
            Accept("array");
            Expect("wrapper");
        }
        else if (Accept("with"))
        {
            if (!Accept("conditional")) Accept("unconditional");
            Accept("array");
            Expect("wrapper");
        }
    }

    /// <remarks>json_quotes_clause_opt.</remarks>
    private void JsonQuotes()
    {
        if (!Accept("keep") && !Accept("omit")) return;
        Expect("quotes");
        if (!Accept("on")) return;
        Expect("scalar");
        Expect("string");
    }

    /// <remarks>json_behavior_clause_opt.</remarks>
    private void JsonOnEmptyOrError(List<CallArgument> arguments)
    {
        if (!JsonBehavior(arguments)) return;
        Expect("on");
        if (Accept("error")) return;
        Expect("empty");
        JsonOnError(arguments);
    }

    /// <remarks>json_on_error_clause_opt.</remarks>
    private void JsonOnError(List<CallArgument> arguments)
    {
        if (!JsonBehavior(arguments)) return;
        Expect("on");
        Expect("error");
    }

    /// <remarks>json_behavior.</remarks>
    private bool JsonBehavior(List<CallArgument> arguments)
    {
        if (Accept("default"))
        {
            Value(arguments);
            return true;
        }

        if (!Accept("empty")) return Accept("error") || Accept("null") || Accept("true") || Accept("false") || Accept("unknown");
        if (!Accept("array")) Accept("object");
        return true;
    }
}
