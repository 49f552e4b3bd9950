namespace TenantMigrations.Analysis.Sql;

/// <summary>The functions of SQL/XML.</summary>
internal sealed partial class StatementParser
{
    private void XmlArguments(string word, List<CallArgument> arguments)
    {
        switch (word)
        {
            case "xmlelement": XmlElementArguments(arguments); break;
            case "xmlforest": XmlAttributes(arguments); break;
            case "xmlexists":
                AddArgument(arguments, PrimaryExpression());
                AddArgument(arguments, XmlPassing());
                break;
            case "xmlparse":
                DocumentOrContent();
                Value(arguments);
                if (Accept("preserve") || Accept("strip")) Expect("whitespace");
                break;
            case "xmlpi":
                XmlName(arguments);
                if (Accept(SqlTokenKind.Comma)) Value(arguments);
                break;
            case "xmlroot": XmlRootArguments(arguments); break;
            case "xmlserialize":
                DocumentOrContent();
                Value(arguments);
                Expect("as");
                SimpleTypeName();
                if (Version >= 16 && !Accept("indent") && Accept("no")) Expect("indent");
                break;
        }
    }

    /// <remarks>xmlexists_argument.</remarks>
    private Expression XmlPassing()
    {
        Expect("passing");

        // BY may be the document's name as well.
        if (IsAhead(1, "ref") || IsAhead(1, "value")) XmlPassingMechanism();
        var value = PrimaryExpression();
        XmlPassingMechanism();
        return value;
    }

    /// <remarks>document_or_content.</remarks>
    private void DocumentOrContent()
    {
        if (!Accept("document")) Expect("content");
    }

    private void XmlName(List<CallArgument> arguments)
    {
        Expect("name");
        var name = Label();
        AddArgument(arguments, new Literal(name.Span, LiteralKind.String, name.Text));
    }

    private void XmlElementArguments(List<CallArgument> arguments)
    {
        XmlName(arguments);
        if (!Accept(SqlTokenKind.Comma)) return;
        if (IsAhead(0, "xmlattributes") && IsAhead(1, SqlTokenKind.LeftParenthesis))
        {
            _position += 2;
            XmlAttributes(arguments);
            Expect(SqlTokenKind.RightParenthesis);
            if (!Accept(SqlTokenKind.Comma)) return;
        }

        ValueList(arguments);
    }

    /// <remarks>xml_attribute_list.</remarks>
    private void XmlAttributes(List<CallArgument> arguments)
    {
        do
        {
            var start = Current.Start;
            var value = Expression();
            var name = Accept("as") ? Label() : null;
            arguments.Add(new CallArgument(From(start), name, value));
        }
        while (Accept(SqlTokenKind.Comma));
    }

    private void XmlRootArguments(List<CallArgument> arguments)
    {
        Value(arguments);
        Expect(SqlTokenKind.Comma);
        Expect("version");
        if (!Accept("no", "value")) Value(arguments);
        if (!Accept(SqlTokenKind.Comma)) return;
        Expect("standalone");
        if (Accept("yes")) return;
        Expect("no");
        Accept("value");
    }
}
