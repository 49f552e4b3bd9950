namespace TenantMigrations.Analysis.Sql;

/// <summary>What tables, queries and functions are called in a statement.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>opt_alias_clause.</remarks>
    private TableAlias? Alias()
    {
        var start = Current.Start;
        if (!Accept("as") && !IsIdentifier(Current)) return null;
        var name = Identifier();
        IReadOnlyList<Name> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];
        return new TableAlias(From(start), name, columns, []);
    }

    /// <summary>The columns of a function may have types; then all of them have.</summary>
    /// <remarks>func_alias_clause.</remarks>
    private TableAlias? FunctionAlias()
    {
        var start = Current.Start;
        var hasAs = Accept("as");
        Name? name = null;
        if (!hasAs || !IsAhead(0, SqlTokenKind.LeftParenthesis))
        {
            if (!hasAs && !IsIdentifier(Current)) return null;
            name = Identifier();
        }

        var columns = new List<Name>();
        var types = new List<TypeName>();
        if (Accept(SqlTokenKind.LeftParenthesis))
        {
            columns.Add(Identifier());
            var hasTypes = name is null || !IsAhead(0, SqlTokenKind.Comma) && !IsAhead(0, SqlTokenKind.RightParenthesis);
            if (hasTypes) types.Add(FunctionColumnType());
            while (Accept(SqlTokenKind.Comma))
            {
                columns.Add(Identifier());
                if (hasTypes) types.Add(FunctionColumnType());
            }

            Expect(SqlTokenKind.RightParenthesis);
        }

        return new TableAlias(From(start), name, columns, types);
    }

    /// <remarks>TableFuncElement.</remarks>
    private Name FunctionColumn()
    {
        var name = Identifier();
        FunctionColumnType();
        return name;
    }

    private TypeName FunctionColumnType()
    {
        var type = TypeName();
        if (Accept("collate")) QualifiedName();
        return type;
    }
}
