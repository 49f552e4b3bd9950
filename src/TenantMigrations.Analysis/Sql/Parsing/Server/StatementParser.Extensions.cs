namespace TenantMigrations.Analysis.Sql;

/// <summary>Extensions.</summary>
internal sealed partial class StatementParser
{
    private CreateExtension CreateExtension(int start)
    {
        Expect("extension");
        var ifNotExists = AcceptIfNotExists();
        var name = Identifier();
        Accept("with");
        Name? schema = null;
        while (true)
        {
            if (Accept("schema"))
            {
                schema = Identifier();
            }
            else if (Accept("version"))
            {
                WordOrString();
            }
            else if (Is("from"))
            {
                var word = Advance().Span;
                WordOrString();
                FailAt(word, "CREATE EXTENSION has no FROM since PostgreSQL 13: objects of the time before extensions cannot be taken over any more.");
            }
            else if (!Accept("cascade"))
            {
                return new CreateExtension(From(start), name, ifNotExists, schema);
            }
        }
    }

    private OtherStatement AlterExtension(int start)
    {
        Expect("extension");
        Identifier();
        if (Accept("set"))
        {
            Expect("schema");
            Identifier();
        }
        else if (Accept("update"))
        {
            while (Accept("to")) WordOrString();
        }
        else
        {
            if (!Accept("add")) Expect("drop");
            ExtensionMember();
        }

        return new OtherStatement(From(start), "ALTER EXTENSION");
    }

    /// <remarks>What follows add_drop in AlterExtensionContentsStmt.</remarks>
    private void ExtensionMember()
    {
        switch (Current.Keyword?.Word)
        {
            case "aggregate":
                Advance();
                AggregateSignature();
                break;
            case "function" or "procedure" or "routine":
                Advance();
                RoutineSignature();
                break;
            case "operator":
                OperatorMember();
                break;
            case "type" or "domain":
                Advance();
                TypeName();
                break;
            case "cast":
                CastMember();
                break;
            case "transform":
                Advance();
                Expect("for");
                TypeName();
                Expect("language");
                Identifier();
                break;
            default:
                NamedMember();
                break;
        }
    }

    private void OperatorMember()
    {
        Expect("operator");
        // A schema may be named class or family.
        if (IsAhead(1, SqlTokenKind.Dot) || (!Accept("class") && !Accept("family")))
        {
            OperatorSignature();
            return;
        }

        QualifiedName();
        Expect("using");
        Identifier();
    }

    private void CastMember()
    {
        Expect("cast");
        Expect(SqlTokenKind.LeftParenthesis);
        TypeName();
        Expect("as");
        TypeName();
        Expect(SqlTokenKind.RightParenthesis);
    }

    /// <remarks>object_type_any_name and object_type_name.</remarks>
    private void NamedMember()
    {
        Note("a kind of object");
        var isQualified = true;
        switch (Current.Keyword?.Word)
        {
            case "table" or "sequence" or "view" or "index" or "collation" or "conversion" or "statistics":
                Advance();
                break;
            case "materialized":
                Advance();
                Expect("view");
                break;
            case "text":
                Advance();
                Expect("search");
                if (!Accept("parser") && !Accept("dictionary") && !Accept("template")) Expect("configuration");
                break;
            case "foreign" when IsAhead(1, "table"):
                Advance();
                Advance();
                break;
            default:
                isQualified = false;
                UnqualifiedKind();
                break;
        }

        if (isQualified) QualifiedName();
        else Identifier();
    }

    /// <remarks>object_type_name.</remarks>
    private void UnqualifiedKind()
    {
        if (Accept("foreign"))
        {
            Expect("data", "wrapper");
            return;
        }

        if (Accept("access"))
        {
            Expect("method");
            return;
        }

        if (Accept("event"))
        {
            Expect("trigger");
            return;
        }

        if (Accept("procedural"))
        {
            Expect("language");
            return;
        }

        if (Accept("language") || Accept("extension") || Accept("publication") || Accept("schema") || Accept("server")) return;
        if (Accept("database") || Accept("role") || Accept("subscription") || Accept("tablespace")) return;
        Fail();
    }
}
