namespace TenantMigrations.Analysis.Sql;

/// <summary>Extended statistics.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateStatsStmt. That the tables are one table is seen only later.</remarks>
    private Statement CreateStatistics(int start)
    {
        Expect("statistics");
        var ifNotExists = AcceptIfNotExists();
        var isNamed = ifNotExists || Version < 16 || !Is(SqlTokenKind.LeftParenthesis) && !Is("on");
        var name = isNamed ? QualifiedName() : null;
        if (Is(SqlTokenKind.LeftParenthesis)) ColumnNames();
        Expect("on");
        var elements = CommaList(static p => p.KeyElement());
        Expect("from");
        TableReferences();
        return new CreateStatistics(From(start), name, ifNotExists, elements);
    }

    /// <remarks>AlterStatsStmt, and its parts of RenameStmt, AlterObjectSchemaStmt, AlterOwnerStmt.</remarks>
    private Statement AlterStatistics(int start)
    {
        Expect("statistics");
        var ifExists = AcceptIfExists();
        QualifiedName();
        if (!ifExists && Accept("rename"))
        {
            Expect("to");
            Identifier();
        }
        else if (!ifExists && Accept("owner"))
        {
            Expect("to");
            RoleName();
        }
        else
        {
            Expect("set");
            if (!ifExists && Accept("schema"))
            {
                Identifier();
            }
            else
            {
                Expect("statistics");
                StatisticsTarget();
            }
        }

        return new OtherStatement(From(start), "ALTER STATISTICS");
    }

    /// <summary>How many values are kept; null for the default.</summary>
    /// <remarks>SignedIconst; from 17 on set_statistics_value.</remarks>
    private string? StatisticsTarget() => Version >= 17 && Accept("default") ? null : SignedInteger();
}
