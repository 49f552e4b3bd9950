namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER OPERATOR CLASS and FAMILY.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>CreateOpClassStmt.</remarks>
    private Statement CreateOperatorClass(int start)
    {
        Expect("class");
        QualifiedName();
        Accept("default");
        Expect("for", "type");
        TypeName();
        Expect("using");
        Identifier();
        if (Accept("family")) QualifiedName();
        Expect("as");
        OperatorGroupItems();
        return new OtherStatement(From(start), "CREATE OPERATOR CLASS");
    }

    /// <remarks>CreateOpFamilyStmt.</remarks>
    private Statement CreateOperatorFamily(int start)
    {
        OperatorGroup("family");
        return new OtherStatement(From(start), "CREATE OPERATOR FAMILY");
    }

    private Statement AlterOperatorClass(int start)
    {
        OperatorGroup("class");
        NameOwnerOrSchemaChange();
        return new OtherStatement(From(start), "ALTER OPERATOR CLASS");
    }

    /// <remarks>AlterOpFamilyStmt and the changes of its name, owner and schema.</remarks>
    private Statement AlterOperatorFamily(int start)
    {
        OperatorGroup("family");
        if (Accept("add")) OperatorGroupItems();
        else if (Accept("drop")) DroppedGroupItems();
        else NameOwnerOrSchemaChange();
        return new OtherStatement(From(start), "ALTER OPERATOR FAMILY");
    }

    private void OperatorGroup(string kind)
    {
        Expect(kind);
        QualifiedName();
        Expect("using");
        Identifier();
    }

    /// <remarks>opclass_item_list.</remarks>
    private void OperatorGroupItems()
    {
        do
        {
            if (Accept("storage")) TypeName();
            else if (Accept("operator")) GroupOperator();
            else GroupFunction();
        }
        while (Accept(SqlTokenKind.Comma));
    }

    private void GroupOperator()
    {
        Integer();
        var start = Current.Start;
        var name = QualifiedOperator();
        if (Is(SqlTokenKind.LeftParenthesis)) OperatorSignature(start, name);
        if (Accept("for") && !Accept("search"))
        {
            Expect("order", "by");
            QualifiedName();
        }

        // It has long meant nothing, and is gone with 18.
        if (Version < 18) AcceptWord("recheck");
    }

    private void GroupFunction()
    {
        Expect("function");
        Integer();
        if (Is(SqlTokenKind.LeftParenthesis)) TypeNames();
        RoutineSignature();
    }

    /// <remarks>opclass_drop_list.</remarks>
    private void DroppedGroupItems()
    {
        do
        {
            if (!Accept("operator")) Expect("function");
            Integer();
            TypeNames();
        }
        while (Accept(SqlTokenKind.Comma));
    }

    /// <remarks>'(' type_list ')'.</remarks>
    private void TypeNames() => ParenthesizedList(static p => p.TypeName());
}
