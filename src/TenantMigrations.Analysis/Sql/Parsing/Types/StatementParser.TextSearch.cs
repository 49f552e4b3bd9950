namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER TEXT SEARCH.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>DefineStmt.</remarks>
    private Statement CreateTextSearch(int start)
    {
        var kind = TextSearchKind();
        QualifiedName();
        Definition();
        return new OtherStatement(From(start), "CREATE TEXT SEARCH " + kind);
    }

    /// <remarks>AlterTSDictionaryStmt, AlterTSConfigurationStmt and the changes of name, owner and schema.</remarks>
    private Statement AlterTextSearch(int start)
    {
        var kind = TextSearchKind();
        QualifiedName();
        switch (kind)
        {
            case "DICTIONARY" when Is(SqlTokenKind.LeftParenthesis):
                Definition();
                break;
            case "CONFIGURATION" when Is("add") || Is("alter") || Is("drop"):
                MappingChange();
                break;
            case "DICTIONARY" or "CONFIGURATION":
                NameOwnerOrSchemaChange();
                break;
            default:
                // Parsers and templates are nobody's.
                if ((NameChange() ?? SchemaChange()) is null) Fail();
                break;
        }

        return new OtherStatement(From(start), "ALTER TEXT SEARCH " + kind);
    }

    private string TextSearchKind()
    {
        Expect("text", "search");
        if (Accept("parser")) return "PARSER";
        if (Accept("dictionary")) return "DICTIONARY";
        if (Accept("template")) return "TEMPLATE";
        Expect("configuration");
        return "CONFIGURATION";
    }

    private void MappingChange()
    {
        if (Accept("drop"))
        {
            Expect("mapping");
            if (Accept("if")) Expect("exists");
            TokenTypes();
            return;
        }

        var isAlter = Accept("alter");
        if (!isAlter) Expect("add");
        Expect("mapping");
        if (!isAlter || !Is("replace")) TokenTypes();
        if (isAlter && Accept("replace"))
        {
            QualifiedName();
            Expect("with");
            QualifiedName();
        }
        else
        {
            Expect("with");
            QualifiedNames();
        }
    }

    /// <remarks>FOR name_list.</remarks>
    private void TokenTypes()
    {
        Expect("for");
        CommaList(static p => p.Identifier());
    }
}
