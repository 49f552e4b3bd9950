namespace TenantMigrations.Analysis.Sql;

/// <summary>The lists of options that many statements have.</summary>
internal sealed partial class StatementParser
{
    /// <summary><c>(name [= value], …)</c>, names as they come.</summary>
    /// <remarks>definition: any label, an optional value of def_arg.</remarks>
    private List<Option> Definition() => ParenthesizedList(static p => p.DefinitionElement());

    /// <summary><c>(name [= value], …)</c> of tables, indexes and views, names with or without a namespace such as <c>toast.</c>.</summary>
    /// <remarks>reloptions.</remarks>
    private List<Option> StorageOptions() => ParenthesizedList(static p =>
    {
        var start = p.Current.Start;
        var name = p.Label().Text;
        if (p.Accept(SqlTokenKind.Dot)) name += "." + p.Label().Text;
        var value = p.AcceptOperator("=") ? p.DefinitionValue() : null;
        return new Option(p.From(start), name, value);
    });

    /// <summary><c>OPTIONS (name 'value', …)</c> of foreign things, where it stands.</summary>
    /// <remarks>create_generic_options.</remarks>
    private List<Option> ForeignOptions() => Accept("options") ? ParenthesizedList(static p => p.ForeignOption(p.Current.Start)) : [];

    /// <summary><c>OPTIONS ([ADD|SET|DROP] name ['value'], …)</c>.</summary>
    /// <remarks>alter_generic_options.</remarks>
    private List<Option> ForeignOptionChanges()
    {
        Expect("options");
        return ParenthesizedList(static p =>
        {
            var start = p.Current.Start;
            // Each of the words may be an option's name as well; a name follows only where it is none.
            if (!IsLabel(p.Peek())) return p.ForeignOption(start);
            if (p.Accept("drop"))
            {
                var dropped = p.Label().Text;
                return new Option(p.From(start), dropped, null);
            }

            if (!p.Accept("add")) p.Accept("set");
            return p.ForeignOption(start);
        });
    }

    private Option ForeignOption(int start)
    {
        var name = Label().Text;
        var value = StringLiteral();
        return new Option(From(start), name, value);
    }

    private Option DefinitionElement()
    {
        var start = Current.Start;
        var name = Label().Text;
        var value = AcceptOperator("=") ? DefinitionValue() : null;
        return new Option(From(start), name, value);
    }

    /// <summary>A number, string, type, operator or word.</summary>
    /// <remarks>def_arg: func_type, reserved_keyword, qual_all_Op, NumericOnly, Sconst, NONE.</remarks>
    private string DefinitionValue()
    {
        var start = Current.Start;
        if (IsAtNumber()) SignedNumber();
        else if (Current.Kind == SqlTokenKind.String || IsOtherString(Current)) return StringLiteral();
        else if (Current.Kind == SqlTokenKind.Operator || Is("operator") && IsAhead(1, SqlTokenKind.LeftParenthesis)) OperatorName();
        else if (Current.Class == KeywordClass.Reserved || Is("none")) Advance();
        else TypeName(allowsSetOf: true);
        return TextOf(From(start));
    }

    /// <summary>Any operator, alone or as <c>OPERATOR(schema.+)</c>. Returns what it says.</summary>
    /// <remarks>qual_all_Op.</remarks>
    private string OperatorName()
    {
        var start = Current.Start;
        if (!Accept("operator"))
        {
            AnyOperator();
            return TextOf(From(start));
        }

        Expect(SqlTokenKind.LeftParenthesis);
        QualifiedOperator();
        Expect(SqlTokenKind.RightParenthesis);
        return TextOf(From(start));
    }

    /// <summary><c>schema.+</c>, or an operator without a schema.</summary>
    /// <remarks>any_operator.</remarks>
    private string QualifiedOperator()
    {
        var start = Current.Start;
        while (IsIdentifier(Current))
        {
            Advance();
            Expect(SqlTokenKind.Dot);
        }

        AnyOperator();
        return TextOf(From(start));
    }

    private void AnyOperator()
    {
        Note("an operator");
        if (Current.Kind == SqlTokenKind.Operator) Advance();
        else Fail();
    }

    /// <summary>A string of any kind. Returns what is between its quotes, as it is written.</summary>
    /// <remarks>Sconst, but for B'' and X''.</remarks>
    private string StringLiteral()
    {
        Note("a string");
        if (Current.Kind is SqlTokenKind.String || IsOtherString(Current)) return StringText.Of(_text, Advance());
        Fail();
        return "";
    }

    private static bool IsOtherString(SyntaxToken token) =>
        token.Kind is SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString or SqlTokenKind.DollarString;

    private bool IsAtNumber() => Current.Kind == SqlTokenKind.Number || IsAhead(1, SqlTokenKind.Number) && (IsSymbolAhead(0, "-") || IsSymbolAhead(0, "+"));

    /// <summary>A number with or without a sign.</summary>
    /// <remarks>NumericOnly.</remarks>
    private string SignedNumber()
    {
        var start = Current.Start;
        if (!AcceptOperator("-")) AcceptOperator("+");
        Expect(SqlTokenKind.Number);
        return TextOf(From(start));
    }

    /// <summary>A whole number with or without a sign.</summary>
    /// <remarks>SignedIconst.</remarks>
    private string SignedInteger()
    {
        var start = Current.Start;
        if (!AcceptOperator("-")) AcceptOperator("+");
        Integer();
        return TextOf(From(start));
    }

    /// <summary>A whole number that fits into 32 bits; what does not is a number with a fraction to the server.</summary>
    /// <remarks>Iconst.</remarks>
    private string Integer()
    {
        var token = Current;
        var text = TextOf(token.Span);
        if (token.Kind == SqlTokenKind.Number && !NumberText.IsInteger(text)) Fail();
        else Expect(SqlTokenKind.Number);
        return text;
    }

    /// <remarks>opt_boolean_or_string: a value of SET and of many options.</remarks>
    private string BooleanOrString()
    {
        if (Current.Kind == SqlTokenKind.String || IsOtherString(Current)) return StringLiteral();
        if (Accept("true")) return "true";
        if (Accept("false")) return "false";
        return Accept("on") ? "on" : NonReservedWord().Text;
    }
}
