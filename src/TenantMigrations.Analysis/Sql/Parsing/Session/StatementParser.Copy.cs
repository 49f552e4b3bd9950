namespace TenantMigrations.Analysis.Sql;

/// <summary>COPY.</summary>
internal sealed partial class StatementParser
{
    private Copy Copy(int start)
    {
        Expect("copy");
        if (Is(SqlTokenKind.LeftParenthesis)) return CopyQuery(start);
        Accept("binary");
        var table = TableName();
        List<Name> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];
        var isFrom = Accept("from");
        if (!isFrom) Expect("to");
        var (source, problem) = CopyFile();
        CopyDelimiters();
        CopyOptions();
        var where = Current.Span;
        if (Accept("where"))
        {
            Expression();
            if (!isFrom) FailAt(where, "COPY … TO has no WHERE. Copy a query instead: COPY (SELECT … WHERE …) TO ….");
        }

        if (problem is { } span) FailAt(span, ProgramNeedsCommand);
        return new Copy(From(start), isFrom, table, columns, null, source);
    }

    private Copy CopyQuery(int start)
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var query = PreparableStatement();
        Expect(SqlTokenKind.RightParenthesis);
        if (Is("from")) Fail("A query can only be copied TO somewhere.");
        Expect("to");
        var (source, problem) = CopyFile();
        CopyOptions();
        if (problem is { } span) FailAt(span, ProgramNeedsCommand);
        return new Copy(From(start), false, null, [], query, source);
    }

    private const string ProgramNeedsCommand = "PROGRAM is followed by the command as a string, not by STDIN or STDOUT.";

    /// <remarks>opt_program copy_file_name; which of them do not go together is said at the statement's end.</remarks>
    private (CopySource Source, SqlSpan? Problem) CopyFile()
    {
        var isProgram = Accept("program");
        var word = Current.Span;
        if (Accept("stdin") || Accept("stdout")) return (CopySource.Client, isProgram ? word : null);
        StringLiteral();
        return (isProgram ? CopySource.Program : CopySource.File, null);
    }

    /// <remarks>copy_delimiter.</remarks>
    private void CopyDelimiters()
    {
        var isUsing = Accept("using");
        if (!isUsing && !Is("delimiters")) return;
        Expect("delimiters");
        StringLiteral();
    }

    /// <remarks>opt_with copy_options.</remarks>
    private void CopyOptions()
    {
        Accept("with");
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            ParenthesizedList(static p => p.CopyOption());
            return;
        }

        while (OldCopyOption())
        {
        }
    }

    /// <remarks>copy_generic_opt_elem.</remarks>
    private Option CopyOption()
    {
        var start = Current.Start;
        var name = Label().Text;
        var argument = Current.Start;
        if (AcceptOperator("*") || (Version >= 17 && Accept("default"))) return new Option(From(start), name, TextOf(From(argument)));
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            ParenthesizedList(static p => p.BooleanOrString());
            return new Option(From(start), name, TextOf(From(argument)));
        }

        var value = IsEndOfOption() ? null : SettingValue();
        return new Option(From(start), name, value);
    }

    // Asked as an expectation: behind an option's name the list may go on or end.
    private bool IsEndOfOption() => Is(SqlTokenKind.Comma) || Is(SqlTokenKind.RightParenthesis);

    /// <remarks>copy_opt_item: the options as they were before they had parentheses.</remarks>
    private bool OldCopyOption()
    {
        if (Accept("binary") || Accept("freeze") || Accept("csv") || Accept("header")) return true;
        if (Accept("delimiter") || Accept("null") || Accept("quote") || Accept("escape"))
        {
            Accept("as");
            StringLiteral();
            return true;
        }

        if (Accept("encoding"))
        {
            StringLiteral();
            return true;
        }

        if (!Accept("force")) return false;
        if (Accept("quote"))
        {
            CopyColumns(allowsAll: true);
            return true;
        }

        Accept("not");
        Expect("null");
        CopyColumns(allowsAll: Version >= 17);
        return true;
    }

    private void CopyColumns(bool allowsAll)
    {
        if (allowsAll && AcceptOperator("*")) return;
        CommaList(static p => p.Identifier());
    }
}
