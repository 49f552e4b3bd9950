namespace TenantMigrations.Analysis.Sql;

/// <summary>Sequences and their options, which identity columns have too.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateSeqStmt.</remarks>
    private Statement CreateSequence(int start)
    {
        var persistence = Persistence();
        Expect("sequence");
        var ifNotExists = AcceptIfNotExists();
        var name = TableName();
        var options = SequenceOptions(isRequired: false);
        return new CreateSequence(From(start), name, persistence, ifNotExists, options);
    }

    /// <remarks>SeqOptList; OptSeqOptList where none is required.</remarks>
    private List<Option> SequenceOptions(bool isRequired = true)
    {
        var options = new List<Option>();
        while (SequenceOption() is { } option) options.Add(option);
        if (isRequired && options.Count == 0) Fail();
        return options;
    }

    /// <remarks>OptParenthesizedSeqOptList.</remarks>
    private List<Option> SequenceOptionsInParentheses()
    {
        if (!Accept(SqlTokenKind.LeftParenthesis)) return [];
        var options = SequenceOptions();
        Expect(SqlTokenKind.RightParenthesis);
        return options;
    }

    /// <summary>One of them, by the name that the server gives it; null where none comes next.</summary>
    /// <remarks>SeqOptElem.</remarks>
    private Option? SequenceOption()
    {
        var start = Current.Start;
        string name, value = "";
        if (Accept("as"))
        {
            name = "as";
            value = TextOf(SimpleTypeName().Span);
        }
        else if (Accept("cycle"))
        {
            name = "cycle";
            value = "true";
        }
        else if (Accept("owned"))
        {
            Expect("by");
            name = "owned_by";
            value = QualifiedName().ToString();
        }
        else if (Accept("sequence"))
        {
            Expect("name");
            name = "sequence_name";
            value = QualifiedName().ToString();
        }
        else if (Version >= 17 && (Accept("logged") || Accept("unlogged")))
        {
            return new Option(From(start), TextOf(From(start)).ToLowerInvariant(), null);
        }
        else if (Accept("no"))
        {
            name = Accept("maxvalue") ? "maxvalue" : Accept("minvalue") ? "minvalue" : "cycle";
            if (name == "cycle") Expect("cycle");
            return new Option(From(start), name, null);
        }
        else if (Accept("restart"))
        {
            if (!Accept("with") && !IsAtNumber()) return new Option(From(start), "restart", null);
            name = "restart";
            value = SignedNumber();
        }
        else
        {
            if (NumericSequenceOption() is not { } numeric) return null;
            name = numeric;
            value = SignedNumber();
        }

        return new Option(From(start), name, value);
    }

    private string? NumericSequenceOption()
    {
        if (Accept("cache")) return "cache";
        if (Accept("maxvalue")) return "maxvalue";
        if (Accept("minvalue")) return "minvalue";
        if (Accept("increment"))
        {
            Accept("by");
            return "increment";
        }

        if (!Accept("start")) return null;
        Accept("with");
        return "start";
    }
}
