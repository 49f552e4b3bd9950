namespace TenantMigrations.Analysis.Sql;

/// <summary>How statements name tables and columns.</summary>
internal sealed partial class StatementParser
{
    /// <summary>A table with or without its schema and database.</summary>
    /// <remarks>qualified_name.</remarks>
    private QualifiedName TableName()
    {
        var start = Current.Start;
        var parts = new List<Name> { Identifier() };
        var hasPart = false;
        while (true)
        {
            if (IsAhead(0, SqlTokenKind.LeftBracket) || (IsAhead(0, SqlTokenKind.Dot) && IsSymbolAhead(1, "*")))
            {
                ColumnPart();
                hasPart = true;
            }
            else if (Accept(SqlTokenKind.Dot))
            {
                parts.Add(Label());
            }
            else
            {
                break;
            }
        }

        // The server's grammar has one form for names and columns, and notices this behind it.
        if (hasPart) Fail("A table's name has no subscript and no star.");
        return AsTable(new QualifiedName(From(start), parts));
    }

    /// <summary>Checks a name that is one of a table, or of a type that is kept like one.</summary>
    private QualifiedName AsTable(QualifiedName name)
    {
        if (name.Parts.Count > 3) FailAt(name.Span, "A table has at most three names: database, schema, table.");
        return name;
    }

    /// <summary>A table with what says whether its children are meant too.</summary>
    /// <remarks>relation_expr.</remarks>
    private RelationName RelationName()
    {
        var start = Current.Start;
        if (!Accept("only"))
        {
            var table = TableName();
            AcceptOperator("*");
            return new RelationName(From(start), table, false);
        }

        var isInParentheses = Accept(SqlTokenKind.LeftParenthesis);
        var name = TableName();
        if (isInParentheses) Expect(SqlTokenKind.RightParenthesis);
        return new RelationName(From(start), name, true);
    }

    /// <summary>What the table of an UPDATE, DELETE or MERGE is called. SET never is: it begins what is set.</summary>
    /// <remarks>relation_expr_opt_alias, behind the relation_expr.</remarks>
    private Name? TargetAlias()
    {
        if (Accept("as")) return Identifier();
        return IsIdentifier(Current) && !IsAhead(0, "set") ? Identifier() : null;
    }

    /// <remarks>'(' insert_column_list ')', set_target_list.</remarks>
    private List<ColumnTarget> ColumnTargets() => ParenthesizedList(static p => p.ColumnTarget());

    /// <remarks>insert_column_item, set_target.</remarks>
    private ColumnTarget ColumnTarget()
    {
        var start = Current.Start;
        var column = Identifier();
        var isPart = false;
        while (ColumnPart()) isPart = true;
        return new ColumnTarget(From(start), column, isPart);
    }

    /// <summary>A field, an element, or a slice of an array.</summary>
    /// <remarks>indirection_el; a star may only be the last, and nothing can be behind it here.</remarks>
    private bool ColumnPart()
    {
        if (Accept(SqlTokenKind.Dot))
        {
            if (!AcceptOperator("*")) Label();
            else if (IsAhead(0, SqlTokenKind.Dot) || IsAhead(0, SqlTokenKind.LeftBracket)) Fail();
            return true;
        }

        if (!Accept(SqlTokenKind.LeftBracket)) return false;
        if (!IsAhead(0, SqlTokenKind.Colon)) Expression();
        if (Accept(SqlTokenKind.Colon) && !IsAhead(0, SqlTokenKind.RightBracket)) Expression();
        Expect(SqlTokenKind.RightBracket);
        return true;
    }
}
