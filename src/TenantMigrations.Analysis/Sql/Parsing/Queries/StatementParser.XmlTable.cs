namespace TenantMigrations.Analysis.Sql;

/// <summary>XMLTABLE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>xmltable opt_alias_clause.</remarks>
    private ShreddedTable XmlTable(int start)
    {
        Expect("xmltable");
        Expect(SqlTokenKind.LeftParenthesis);
        if (Is("xmlnamespaces") && IsAhead(1, SqlTokenKind.LeftParenthesis))
        {
            Advance();
            ParenthesizedList(static p => p.XmlNamespace());
            Expect(SqlTokenKind.Comma);
        }

        PrimaryExpression();
        var document = XmlPassing();
        var argument = new CallArgument(document.Span, null, document);
        Expect("columns");
        CommaList(static p => p.XmlTableColumn());
        Expect(SqlTokenKind.RightParenthesis);
        var alias = Alias();
        return new ShreddedTable(From(start), [argument]) { Alias = alias };
    }

    /// <remarks>xml_namespace_el.</remarks>
    private Expression XmlNamespace()
    {
        if (Accept("default")) return RestrictedExpression();
        var value = RestrictedExpression();
        Expect("as");
        Label();
        return value;
    }

    /// <remarks>xml_passing_mech.</remarks>
    private void XmlPassingMechanism()
    {
        if (Accept("by") && !Accept("ref")) Expect("value");
    }

    /// <remarks>xmltable_column_el.</remarks>
    private Name XmlTableColumn()
    {
        var column = Identifier();
        if (Accept("for"))
        {
            Expect("ordinality");
            return column;
        }

        TypeName();
        var hasDefault = false;
        var hasPath = false;
        var hasNull = false;
        while (true)
        {
            var option = Current;
            if (Accept("default"))
            {
                RestrictedExpression();
                OnlyOnce(ref hasDefault, option.Span, "A column of XMLTABLE has one DEFAULT only.");
            }
            else if (Accept("null") || Accept("not"))
            {
                if (option.Keyword?.Word == "not") Expect("null");
                OnlyOnce(ref hasNull, option.Span, "A column of XMLTABLE has one NULL or NOT NULL only.");
            }
            else if (IsXmlOption(option))
            {
                var name = NameText.Of(_text, Advance());
                RestrictedExpression();
                if (name == "path") OnlyOnce(ref hasPath, option.Span, "A column of XMLTABLE has one PATH only.");
                else if (name == "default") OnlyOnce(ref hasDefault, option.Span, "A column of XMLTABLE has one DEFAULT only.");
                else FailAt(option.Span, "A column of XMLTABLE has PATH, DEFAULT and NOT NULL.");
            }
            else
            {
                return column;
            }
        }
    }

    // The server takes any name here, and says afterwards that it knows none but PATH.
    private bool IsXmlOption(SyntaxToken token)
    {
        Note("PATH");
        return IsQuotedName(token) || token.Kind == SqlTokenKind.Identifier && token.Keyword is null or { Word: "path" };
    }

    private void OnlyOnce(ref bool isThere, SqlSpan span, string reason)
    {
        if (isThere) FailAt(span, reason);
        isThere = true;
    }
}
