namespace TenantMigrations.Analysis.Sql;

/// <summary>
/// PL/pgSQL: the body as a whole, blocks and labels. It has words of its own, which have nothing to do with SQL's, and cuts out SQL without understanding it
/// (<see cref="PlFindStop"/>). What depends on which variables there are is not judged.
/// </summary>
/// <remarks>pl_function of pl_gram.y; the methods are called as its productions are.</remarks>
internal sealed partial class StatementParser
{
    // The labels around the statement that is read, innermost last; a label that nobody gave is null.
    private readonly List<(string? Name, bool IsLoop)> _plLabels = [];

    private PlPgSqlBody PlBody(SqlSpan span)
    {
        while (AcceptOperator("#")) PlOption();
        var block = PlBlock(Current.Start, PlOpeningLabel());
        Accept(SqlTokenKind.Semicolon);
        if (!IsAtEnd) Fail();
        return new PlPgSqlBody(span, block);
    }

    /// <remarks>comp_option.</remarks>
    private void PlOption()
    {
        if (AcceptWord("option"))
        {
            PlExpect("dump");
        }
        else if (AcceptWord("print_strict_params"))
        {
            if (!AcceptWord("on")) PlExpect("off");
        }
        else
        {
            PlExpect("variable_conflict");
            if (!AcceptWord("error") && !AcceptWord("use_variable")) PlExpect("use_column");
        }
    }

    /// <remarks>pl_block.</remarks>
    private PlPgSqlBlock PlBlock(int start, Name? label)
    {
        PlOpenScope();
        var declarations = PlDeclarations();
        PlExpect("begin");
        _plLabels.Add((label?.Text, false));
        var statements = PlStatements();
        var handlers = new List<PlPgSqlHandler>();
        if (AcceptWord("exception"))
        {
            do handlers.Add(PlHandler());
            while (IsWordAhead(0, "when"));
        }

        PlExpect("end");
        PlClosingLabel(label);
        PlCloseScope();
        return new PlPgSqlBlock(From(start), label, declarations, statements, handlers);
    }

    /// <remarks>proc_exception.</remarks>
    private PlPgSqlHandler PlHandler()
    {
        var start = Current.Start;
        PlExpect("when");
        var conditions = new List<string>();
        do conditions.Add(PlCondition());
        while (AcceptWord("or"));
        PlExpect("then");
        var statements = PlStatements();
        return new PlPgSqlHandler(From(start), conditions, statements);
    }

    private string PlCondition()
    {
        var name = PlName("a condition such as OTHERS");
        return name.Text == "sqlstate" ? PlErrorCode() : name.Text;
    }

    private string PlErrorCode()
    {
        var span = Current.Span;
        var isPlain = Current.Kind == SqlTokenKind.String;
        var code = StringLiteral();
        if (isPlain && !IsErrorCode(code)) FailAt(span, "An SQLSTATE is five digits or capital letters, such as '23505'.");
        return code;
    }

    private static bool IsErrorCode(string code)
    {
        foreach (var c in code)
            if (!(SqlCharacter.IsDigit(c) || c is >= 'A' and <= 'Z')) return false;
        return code.Length == 5;
    }

    /// <remarks>opt_block_label, opt_loop_label.</remarks>
    private Name? PlOpeningLabel()
    {
        if (!IsSymbolAhead(0, "<<")) return null;
        Advance();
        var label = PlName("a label");
        ExpectOperator(">>");
        return label;
    }

    /// <remarks>opt_label behind END.</remarks>
    private void PlClosingLabel(Name? label)
    {
        if (_plLabels.Count > 0) _plLabels.RemoveAt(_plLabels.Count - 1);
        if (!IsPlName(Current)) return;
        var closing = PlName("a label");
        if (label is null) FailAt(closing.Span, $"What ends here has no label. Write <<{closing.Text}>> before it, or leave the name behind END out.");
        else if (label.Text != closing.Text) FailAt(closing.Span, $"What ends here is labelled {label.Text}.");
    }

    private void PlExpect(string word)
    {
        if (!AcceptWord(word)) Fail();
    }

    private Name PlName(string what) => NameIf(IsPlName(Current), what);

    /// <summary>A name that PL/pgSQL does not reserve. Whether SQL reserves it is of no account here.</summary>
    private bool IsPlName(SyntaxToken token) => IsQuotedName(token) || (token.Kind == SqlTokenKind.Identifier && !IsPlReserved(PlWord(token)));

    private string PlWord(SyntaxToken token) => token.Kind == SqlTokenKind.Identifier ? NameText.Of(_text, token) : "";

    /// <remarks>pl_reserved_kwlist.h.</remarks>
    private static bool IsPlReserved(string word) => word is "all" or "begin" or "by" or "case" or "declare" or "else" or "end" or "execute" or "for" or "foreach"
        or "from" or "if" or "in" or "into" or "loop" or "not" or "null" or "or" or "strict" or "then" or "to" or "using" or "when" or "while";

    /// <summary>A variable, or a field of one.</summary>
    /// <remarks>T_DATUM: at most three names; $1 is one too.</remarks>
    private QualifiedName PlVariable()
    {
        var start = Current.Start;
        var parts = new List<Name> { NameIf(IsPlName(Current) || Current.Kind == SqlTokenKind.Parameter, "a variable") };
        while (Accept(SqlTokenKind.Dot)) parts.Add(PlName("a field"));
        return new QualifiedName(From(start), parts);
    }

    /// <remarks>read_into_target.</remarks>
    private List<QualifiedName> PlTargets(bool allowsStrict)
    {
        if (allowsStrict) AcceptWord("strict");
        var variables = CommaList(static p => p.PlVariable());
        PlRefuseConstants(variables);
        return variables;
    }
}
