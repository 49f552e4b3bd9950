namespace TenantMigrations.Analysis.Sql;

/// <summary>JSON_TABLE, of PostgreSQL 17.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>json_table opt_alias_clause.</remarks>
    private ShreddedTable JsonTable(int start)
    {
        var arguments = new List<CallArgument>();
        Expect("json_table");
        Expect(SqlTokenKind.LeftParenthesis);
        var document = JsonValue();
        arguments.Add(new CallArgument(document.Span, null, document));
        Expect(SqlTokenKind.Comma);
        JsonTablePath();
        if (Accept("as")) Identifier();
        JsonPassing(arguments);
        JsonTableColumns(arguments);
        JsonOnError(arguments);
        Expect(SqlTokenKind.RightParenthesis);
        var alias = Alias();
        return new ShreddedTable(From(start), arguments) { Alias = alias };
    }

    // To the grammar any expression; its code then takes nothing but a string.
    private void JsonTablePath()
    {
        var path = Expression();
        if (path is not Literal { Kind: LiteralKind.String }) FailAt(path.Span, "The path of JSON_TABLE is a string, and nothing that has to be computed.");
    }

    /// <remarks>COLUMNS '(' json_table_column_definition_list ')'.</remarks>
    private void JsonTableColumns(List<CallArgument> arguments)
    {
        if (!Enter()) return;
        Expect("columns");
        Expect(SqlTokenKind.LeftParenthesis);
        do JsonTableColumn(arguments);
        while (Accept(SqlTokenKind.Comma));
        Expect(SqlTokenKind.RightParenthesis);
        Leave();
    }

    /// <remarks>json_table_column_definition. NESTED may name a column as well, but not before a string or PATH.</remarks>
    private void JsonTableColumn(List<CallArgument> arguments)
    {
        if (Is("nested") && (IsAhead(1, "path") || IsStringAhead(1)))
        {
            Advance();
            Accept("path");
            StringLiteral();
            if (Accept("as")) Identifier();
            JsonTableColumns(arguments);
            return;
        }

        Identifier();
        if (Accept("for"))
        {
            Expect("ordinality");
            return;
        }

        TypeName();
        if (Accept("exists"))
        {
            JsonColumnPath();
            JsonOnError(arguments);
            return;
        }

        JsonFormat();
        JsonColumnPath();
        JsonWrapper();
        JsonQuotes();
        JsonOnEmptyOrError(arguments);
    }

    /// <remarks>json_table_path_clause_opt.</remarks>
    private void JsonColumnPath()
    {
        if (Accept("path")) StringLiteral();
    }
}
