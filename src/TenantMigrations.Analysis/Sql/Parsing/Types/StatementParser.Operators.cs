namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER OPERATOR, and CREATE CAST.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateCastStmt.</remarks>
    private Statement CreateCast(int start)
    {
        Expect("cast");
        Expect(SqlTokenKind.LeftParenthesis);
        TypeName();
        Expect("as");
        TypeName();
        Expect(SqlTokenKind.RightParenthesis);
        if (Accept("without")) Expect("function");
        else
        {
            Expect("with");
            if (!Accept("inout"))
            {
                Expect("function");
                RoutineSignature();
            }
        }

        if (Accept("as") && !Accept("implicit")) Expect("assignment");
        return new OtherStatement(From(start), "CREATE CAST");
    }

    private Statement CreateOperator(int start)
    {
        Expect("operator");
        if (IsOperatorGroupAhead("class")) return CreateOperatorClass(start);
        if (IsOperatorGroupAhead("family")) return CreateOperatorFamily(start);
        QualifiedOperator();
        Definition();
        return new OtherStatement(From(start), "CREATE OPERATOR");
    }

    private Statement AlterOperator(int start)
    {
        Expect("operator");
        if (IsOperatorGroupAhead("class")) return AlterOperatorClass(start);
        if (IsOperatorGroupAhead("family")) return AlterOperatorFamily(start);
        OperatorSignature();
        if (IsSetAhead())
        {
            Expect("set");
            OperatorDefinition();
        }
        else if ((OwnerChange() ?? SchemaChange()) is null)
        {
            Fail();
        }

        return new OtherStatement(From(start), "ALTER OPERATOR");
    }

    // Each of the two words may be a schema as well.
    private bool IsOperatorGroupAhead(string word) => Is(word) && !IsAhead(1, SqlTokenKind.Dot);

    /// <summary>Whether options are set rather than a schema.</summary>
    private bool IsSetAhead() => Is("set") && IsAhead(1, SqlTokenKind.LeftParenthesis);

    /// <summary><c>(name = value, …)</c>; a name alone from 17 only.</summary>
    /// <remarks>'(' operator_def_list ')'.</remarks>
    private List<Option> OperatorDefinition() => ParenthesizedList(static p =>
    {
        var start = p.Current.Start;
        var name = p.Label().Text;
        if (p.Version >= 17 && !p.IsOperator("=")) return new Option(p.From(start), name, null);
        p.ExpectOperator("=");
        var value = p.DefinitionValue();
        return new Option(p.From(start), name, value);
    });
}
