namespace TenantMigrations.Analysis.Sql;

/// <summary>CREATE and ALTER TYPE.</summary>
internal sealed partial class StatementParser
{
    /// <remarks>DefineStmt.</remarks>
    private Statement CreateType(int start)
    {
        Expect("type");
        var name = QualifiedName();
        if (Is(SqlTokenKind.LeftParenthesis))
        {
            var options = Definition();
            return new CreateBaseType(From(start), name, options);
        }

        if (!Accept("as")) return new CreateBaseType(From(start), name, []);
        if (Accept("enum"))
        {
            var labels = OptionalList(static p => p.StringLiteral());
            return new CreateEnumType(From(start), name, labels);
        }

        if (Accept("range"))
        {
            var options = Definition();
            return new CreateRangeType(From(start), name, options);
        }

        var attributes = OptionalList(static p => p.TypeAttribute());
        return new CreateCompositeType(From(start), AsTable(name), attributes);
    }

    /// <summary>None or more, in parentheses.</summary>
    private List<T> OptionalList<T>(Func<StatementParser, T> item)
    {
        Expect(SqlTokenKind.LeftParenthesis);
        if (Accept(SqlTokenKind.RightParenthesis)) return [];
        var items = CommaList(item);
        Expect(SqlTokenKind.RightParenthesis);
        return items;
    }

    /// <remarks>TableFuncElement.</remarks>
    private ColumnDefinition TypeAttribute()
    {
        var start = Current.Start;
        var name = Identifier();
        return TypeOfAttribute(start, name);
    }

    private ColumnDefinition TypeOfAttribute(int start, Name name)
    {
        var type = TypeName();
        var collation = Accept("collate") ? QualifiedName() : null;
        return new ColumnDefinition(From(start), name, type, []) { Collation = collation };
    }

    private Statement AlterType(int start)
    {
        Expect("type");
        var name = QualifiedName();
        var actions = TypeActions();
        if (actions[0] is AddAttribute or DropAttribute or AlterAttribute or RenameAttribute) AsTable(name);
        return new AlterType(From(start), name, actions);
    }

    private List<AlterAction> TypeActions()
    {
        var start = Current.Start;
        if (Accept("add", "value")) return [AddValue(start)];
        if (Accept("rename")) return [TypeRename(start)];
        if (IsSetAhead())
        {
            Expect("set");
            var options = OperatorDefinition();
            return [new SetOptions(From(start), options, IsReset: false)];
        }

        return (OwnerChange() ?? SchemaChange()) is { } action ? [action] : CommaList(static p => p.AttributeAction());
    }

    private AlterAction TypeRename(int start)
    {
        if (Accept("value"))
        {
            var value = StringLiteral();
            Expect("to");
            var newValue = StringLiteral();
            return new RenameEnumValue(From(start), value, newValue);
        }

        if (Accept("attribute"))
        {
            var attribute = Identifier();
            Expect("to");
            var newName = Identifier();
            var cascades = DropBehavior();
            return new RenameAttribute(From(start), attribute, newName, cascades);
        }

        Expect("to");
        var name = Identifier();
        return new RenameRelation(From(start), name);
    }

    /// <remarks>AlterEnumStmt.</remarks>
    private AddEnumValue AddValue(int start)
    {
        var ifNotExists = Accept("if");
        if (ifNotExists) Expect("not", "exists");
        var value = StringLiteral();
        var isBefore = Accept("before");
        var neighbor = isBefore || Accept("after") ? StringLiteral() : null;
        return new AddEnumValue(From(start), value, ifNotExists, neighbor, isBefore);
    }

    /// <remarks>alter_type_cmd.</remarks>
    private AlterAction AttributeAction()
    {
        var start = Current.Start;
        if (Accept("add"))
        {
            if (Current.Kind is SqlTokenKind.String or SqlTokenKind.EscapeString) Fail("A value of an enum is added with ADD VALUE.");
            Expect("attribute");
            var attribute = TypeAttribute();
            var adds = DropBehavior();
            return new AddAttribute(From(start), attribute, adds);
        }

        if (Accept("drop"))
        {
            if (IsAhead(0, "value")) Fail("A value of an enum cannot be dropped. Make a new type without it, and change the columns to that one.");
            Expect("attribute");
            var ifExists = AcceptIfExists();
            var name = Identifier();
            var drops = DropBehavior();
            return new DropAttribute(From(start), name, ifExists, drops);
        }

        Expect("alter");
        Expect("attribute");
        var nameStart = Current.Start;
        var altered = Identifier();
        if (Accept("set")) Expect("data");
        Expect("type");
        var definition = TypeOfAttribute(nameStart, altered);
        var cascades = DropBehavior();
        return new AlterAttribute(From(start), definition, cascades);
    }
}
