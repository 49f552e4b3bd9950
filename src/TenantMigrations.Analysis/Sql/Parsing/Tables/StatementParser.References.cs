namespace TenantMigrations.Analysis.Sql;

/// <summary>Foreign keys.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>Behind FOREIGN: KEY '(' columnList optionalPeriodName ')' REFERENCES ….</remarks>
    private ForeignKeyConstraint ForeignKey()
    {
        Expect("key");
        var columns = ColumnsAndPeriod(out var hasPeriod);
        Expect("references");
        return References(columns, true) with { HasPeriod = hasPeriod };
    }

    /// <remarks>Behind REFERENCES: qualified_name opt_column_list key_match key_actions.</remarks>
    private ForeignKeyConstraint References(List<Name> columns, bool allowsPeriod)
    {
        var table = TableName();
        var referenced = allowsPeriod && Is(SqlTokenKind.LeftParenthesis) ? ColumnsAndPeriod(out _) : OptionalColumnNames();
        var key = new ForeignKeyConstraint(default, columns, table, referenced) { MatchesFully = AcceptMatchFull() };
        bool isUpdateSaid = false, isDeleteSaid = false;
        while (true)
        {
            var start = Current.Start;
            if (!Accept("on")) return key;
            if (!isUpdateSaid && Accept("update"))
            {
                isUpdateSaid = true;
                key = key with { OnUpdate = KeyAction(out var columnsSet) };
                if (columnsSet.Count > 0) FailAt(From(start), "Columns can be named behind SET NULL and SET DEFAULT for ON DELETE only.");
            }
            else if (!isDeleteSaid)
            {
                Expect("delete");
                isDeleteSaid = true;
                key = key with { OnDelete = KeyAction(out var columnsSet), ColumnsSetOnDelete = columnsSet };
            }
            else
            {
                Fail();
            }
        }
    }

    /// <remarks>'(' columnList optionalPeriodName ')', opt_column_and_period_list.</remarks>
    private List<Name> ColumnsAndPeriod(out bool hasPeriod)
    {
        hasPeriod = false;
        Expect(SqlTokenKind.LeftParenthesis);
        var columns = new List<Name> { Identifier() };
        while (!hasPeriod && Accept(SqlTokenKind.Comma))
        {
            // A column may be called period as well.
            hasPeriod = Version >= 18 && IsIdentifier(Peek()) && Accept("period");
            columns.Add(Identifier());
        }

        Expect(SqlTokenKind.RightParenthesis);
        return columns;
    }

    /// <remarks>key_match.</remarks>
    private bool AcceptMatchFull()
    {
        var start = Current.Start;
        if (!Accept("match")) return false;
        if (Accept("full")) return true;
        if (Accept("partial")) FailAt(From(start), "MATCH PARTIAL does not exist in PostgreSQL yet.");
        else Expect("simple");
        return false;
    }

    /// <remarks>key_action.</remarks>
    private ReferentialAction KeyAction(out List<Name> columns)
    {
        columns = [];
        if (Accept("restrict")) return ReferentialAction.Restrict;
        if (Accept("cascade")) return ReferentialAction.Cascade;
        if (Accept("no"))
        {
            Expect("action");
            return ReferentialAction.NoAction;
        }

        Expect("set");
        var isNull = Accept("null");
        if (!isNull) Expect("default");
        columns = OptionalColumnNames();
        return isNull ? ReferentialAction.SetNull : ReferentialAction.SetDefault;
    }
}
