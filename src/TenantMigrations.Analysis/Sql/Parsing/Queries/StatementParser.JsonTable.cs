namespace TenantMigrations.Analysis.Sql;

/// <summary>JSON_TABLE, of PostgreSQL 17.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>json_table opt_alias_clause.</remarks>
    private ShreddedTable JsonTable(int start)
    {
        Expect("json_table");
        Expect(SqlTokenKind.LeftParenthesis);
        var document = JsonValue();
        Expect(SqlTokenKind.Comma);
        JsonTablePath();
        if (Accept("as")) Identifier();
        JsonPassing();
        JsonTableColumns();
        JsonOnError();
        Expect(SqlTokenKind.RightParenthesis);
        var alias = Alias();
        return new ShreddedTable(From(start), document) { Alias = alias };
    }

    // To the grammar any expression; its code then takes nothing but a string, in whatever parentheses.
    private void JsonTablePath()
    {
        var first = 0;
        while (first < DeepestNesting && IsAhead(first, SqlTokenKind.LeftParenthesis)) first++;
        var isString = Peek(first).Kind is SqlTokenKind.String or SqlTokenKind.EscapeString or SqlTokenKind.UnicodeString or SqlTokenKind.DollarString;
        var start = _position;
        var path = Expression();
        if (!isString || _position != start + (2 * first) + 1) FailAt(path.Span, "The path of JSON_TABLE is a string, and nothing that has to be computed.");
    }

    /// <remarks>COLUMNS '(' json_table_column_definition_list ')'.</remarks>
    private void JsonTableColumns()
    {
        if (!Enter()) return;
        Expect("columns");
        ParenthesizedList(static p => p.JsonTableColumn());
        Leave();
    }

    /// <remarks>json_table_column_definition. NESTED may name a column as well, but not before a string or PATH.</remarks>
    private Name? JsonTableColumn()
    {
        if (Is("nested") && (IsAhead(1, "path") || IsStringAhead(1)))
        {
            Advance();
            Accept("path");
            StringLiteral();
            if (Accept("as")) Identifier();
            JsonTableColumns();
            return null;
        }

        var name = Identifier();
        if (Accept("for"))
        {
            Expect("ordinality");
            return name;
        }

        TypeName();
        if (Accept("exists"))
        {
            JsonColumnPath();
            JsonOnError();
            return name;
        }

        JsonFormat();
        JsonColumnPath();
        JsonWrapper();
        JsonQuotes();
        JsonOnEmptyOrError();
        return name;
    }

    /// <remarks>json_table_path_clause_opt.</remarks>
    private void JsonColumnPath()
    {
        if (Accept("path")) StringLiteral();
    }
}
