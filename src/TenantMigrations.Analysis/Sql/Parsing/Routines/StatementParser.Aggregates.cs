namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER AGGREGATE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>DefineStmt: with parameters, or in the old style with all in one list, BASETYPE among it.</remarks>
    private Statement CreateAggregate(int start, bool replaces)
    {
        Expect("aggregate");
        var nameStart = Current.Start;
        var name = FunctionName();
        if (IsOldAggregateAhead())
        {
            ParenthesizedList(static p => p.OldAggregateElement());
        }
        else
        {
            AggregateSignature(nameStart, name);
            Definition();
        }

        return new OtherStatement(From(start), replaces ? "CREATE OR REPLACE AGGREGATE" : "CREATE AGGREGATE");
    }

    private bool IsOldAggregateAhead() => IsAhead(0, SqlTokenKind.LeftParenthesis) && IsPlainName(Peek()) && IsSymbolAhead(2, "=");

    /// <remarks>old_aggr_elem: no keyword is a name here.</remarks>
    private Option OldAggregateElement()
    {
        var start = Current.Start;
        var name = NameIf(IsPlainName(Current), "a name").Text;
        ExpectOperator("=");
        var value = DefinitionValue();
        return new Option(From(start), name, value);
    }

    private Statement AlterAggregate(int start)
    {
        Expect("aggregate");
        AggregateSignature();
        NameOwnerOrSchemaChange();
        return new OtherStatement(From(start), "ALTER AGGREGATE");
    }
}
