namespace TenantMigrations.Analysis.Sql;

/// <summary>What stands between the parentheses of CREATE TABLE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>'(' OptTableElementList ')'.</remarks>
    private List<TableElement> TableElements()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept(SqlTokenKind.RightParenthesis)) return [];
        var elements = CommaList(static p => p.TableElement());
        Expect(SqlTokenKind.RightParenthesis);
        return elements;
    }

    private TableElement TableElement()
    {
        if (Is("like")) return LikeClause();
        return IsTableConstraintAhead() ? TableConstraint() : ColumnDefinition();
    }

    /// <summary>The elements of a typed table or a partition, where there are any: columns have no types there.</summary>
    /// <remarks>OptTypedTableElementList.</remarks>
    private List<TableElement> TypedTableElements() =>
        Is(SqlTokenKind.LeftParenthesis) ? ParenthesizedList(static p => p.TypedTableElement()) : [];

    private TableElement TypedTableElement()
    {
        if (IsTableConstraintAhead()) return TableConstraint();
        var start = Current.Start;
        var name = Identifier();
        if (Accept("with")) Expect("options");
        var constraints = ColumnConstraints(name, out var collation);
        return new ColumnDefinition(From(start), name, null, constraints) { Collation = collation };
    }

    /// <remarks>TableLikeClause.</remarks>
    private LikeClause LikeClause()
    {
        var start = Current.Start;
        Expect("like");
        var source = TableName();
        var options = new List<string>();
        while (true)
        {
            var isIncluding = Accept("including");
            if (!isIncluding && !Accept("excluding")) break;
            options.Add((isIncluding ? "INCLUDING " : "EXCLUDING ") + LikeOption());
        }

        return new LikeClause(From(start), source, options);
    }

    private string LikeOption()
    {
        foreach (var option in s_likeOptions)
        {
            if (Accept(option)) return option.ToUpperInvariant();
        }

        Fail();
        return "";
    }

    private static readonly string[] s_likeOptions =
        ["comments", "compression", "constraints", "defaults", "identity", "generated", "indexes", "statistics", "storage", "all"];
}
