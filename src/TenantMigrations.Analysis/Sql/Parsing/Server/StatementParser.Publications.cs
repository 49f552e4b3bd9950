namespace TenantMigrations.Analysis.Sql;

/// <summary>Publications.</summary>
internal sealed partial class StatementParser
{
    private OtherStatement CreatePublication(int start)
    {
        Expect("publication");
        Identifier();
        if (!Accept("for"))
        {
            WithDefinition();
        }
        else if (Accept("all"))
        {
            Expect("tables");
            WithDefinition();
        }
        else
        {
            var objects = CommaList(static p => p.PublicationObject());
            WithDefinition();
            CheckPublicationObjects(objects);
        }

        return new OtherStatement(From(start), "CREATE PUBLICATION");
    }

    private OtherStatement AlterPublication(int start)
    {
        Expect("publication");
        Identifier();
        var isSet = Accept("set");
        if (!isSet && (Is("rename") || Is("owner")))
        {
            NameOrOwnerChange();
        }
        else if (isSet && Is(SqlTokenKind.LeftParenthesis))
        {
            Definition();
        }
        else
        {
            if (!isSet && !Accept("add")) Expect("drop");
            CheckPublicationObjects(CommaList(static p => p.PublicationObject()));
        }

        return new OtherStatement(From(start), "ALTER PUBLICATION");
    }

    /// <remarks>PublicationObjSpec.</remarks>
    private PublicationObject PublicationObject()
    {
        var start = Current.Start;
        if (Accept("table"))
        {
            RelationName();
            var (columns, where) = PublishedPart();
            return new PublicationObject(From(start), PublicationObjectKind.Table, columns, where);
        }

        if (Accept("tables", "in"))
        {
            Expect("schema");
            if (!Accept("current_schema")) Identifier();
            return new PublicationObject(From(start), PublicationObjectKind.Schema, false, false);
        }

        if (Accept("current_schema")) return new PublicationObject(From(start), PublicationObjectKind.CurrentSchema, false, false);
        var first = _position;
        RelationName();
        // ONLY, a schema or an asterisk makes it a table's name; one word may be that of a schema.
        var kind = _position - first == 1 ? PublicationObjectKind.Name : PublicationObjectKind.TableName;
        var (hasColumns, hasWhere) = PublishedPart();
        return new PublicationObject(From(start), kind, hasColumns, hasWhere);
    }

    /// <remarks>opt_column_list OptWhereClause.</remarks>
    private (bool HasColumns, bool HasWhere) PublishedPart()
    {
        var hasColumns = Is(SqlTokenKind.LeftParenthesis);
        if (hasColumns) ColumnNames();
        var hasWhere = Accept("where");
        if (hasWhere) InParentheses();
        return (hasColumns, hasWhere);
    }

    /// <remarks>preprocess_pubobj_list: a name without a word before it is of the kind of the one before it.</remarks>
    private void CheckPublicationObjects(List<PublicationObject> objects)
    {
        PublicationObjectKind? kind = null;
        foreach (var item in objects)
        {
            if (item.Kind is PublicationObjectKind.Table or PublicationObjectKind.Schema) kind = item.Kind;
            var reason = kind switch
            {
                null => "Say what it is first: TABLE or TABLES IN SCHEMA.",
                PublicationObjectKind.Table => item.Kind == PublicationObjectKind.CurrentSchema ? "CURRENT_SCHEMA is no table. Write TABLES IN SCHEMA before it." : null,
                _ when item.HasWhere => "A schema is published whole: WHERE is for tables. Write TABLE before the table.",
                _ when item.HasColumns => "A schema is published whole: columns are for tables. Write TABLE before the table.",
                _ when item.Kind == PublicationObjectKind.TableName => "That is no schema's name. Write TABLE before the table.",
                _ => null,
            };
            if (reason is null) continue;
            FailAt(item.Span, reason);
            return;
        }
    }
}
