namespace TenantMigrations.Analysis.Sql;

/// <summary>What ALTER does to objects of many kinds: null where their words do not come next.</summary>
internal sealed partial class StatementParser
{
    /// <summary><c>RENAME TO name</c>, <c>OWNER TO role</c> or <c>SET SCHEMA name</c>; anything else is an error.</summary>
    private AlterAction? NameOwnerOrSchemaChange()
    {
        var action = NameChange() ?? OwnerChange() ?? SchemaChange();
        if (action is null) Fail();
        return action;
    }

    /// <summary><c>RENAME TO name</c> or <c>OWNER TO role</c>; anything else is an error.</summary>
    private AlterAction? NameOrOwnerChange()
    {
        var action = NameChange() ?? OwnerChange();
        if (action is null) Fail();
        return action;
    }

    private AlterAction? NameChange()
    {
        var start = Current.Start;
        if (!Accept("rename")) return null;
        Expect("to");
        var name = Identifier();
        return new RenameRelation(From(start), name);
    }

    private AlterAction? OwnerChange()
    {
        var start = Current.Start;
        if (!Accept("owner")) return null;
        Expect("to");
        var owner = RoleName();
        return new SetOwner(From(start), owner);
    }

    private AlterAction? SchemaChange()
    {
        var start = Current.Start;
        if (!Accept("set")) return null;
        Expect("schema");
        var schema = Identifier();
        return new SetSchema(From(start), schema);
    }

    /// <remarks>opt_no DEPENDS ON EXTENSION name.</remarks>
    private AlterAction? ExtensionChange()
    {
        var start = Current.Start;
        if (Accept("no")) Expect("depends");
        else if (!Accept("depends")) return null;
        Expect("on", "extension");
        Identifier();
        return new OtherAlterAction(From(start), "DEPENDS ON EXTENSION");
    }
}
