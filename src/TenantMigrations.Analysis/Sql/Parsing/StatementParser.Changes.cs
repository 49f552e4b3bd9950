namespace TenantMigrations.Analysis.Sql;

/// <summary>What ALTER does to objects of many kinds. Each method returns null where its words do not come next.</summary>
internal sealed partial class StatementParser
{
    /// <summary><c>RENAME TO name</c>, <c>OWNER TO role</c> or <c>SET SCHEMA name</c>; anything else is an error.</summary>
    private ObjectChange? NameOwnerOrSchemaChange()
    {
        var change = NameChange() ?? OwnerChange() ?? SchemaChange();
        if (change is null) Fail();
        return change;
    }

    /// <summary><c>RENAME TO name</c> or <c>OWNER TO role</c>; anything else is an error.</summary>
    private ObjectChange? NameOrOwnerChange()
    {
        var change = NameChange() ?? OwnerChange();
        if (change is null) Fail();
        return change;
    }

    private ObjectChange? NameChange()
    {
        var start = Current.Start;
        if (!Accept("rename")) return null;
        Expect("to");
        var name = Identifier();
        return new NameChange(From(start), name);
    }

    private ObjectChange? OwnerChange()
    {
        var start = Current.Start;
        if (!Accept("owner")) return null;
        Expect("to");
        var owner = RoleName();
        return new OwnerChange(From(start), owner);
    }

    private ObjectChange? SchemaChange()
    {
        var start = Current.Start;
        if (!Accept("set", "schema")) return null;
        var schema = Identifier();
        return new SchemaChange(From(start), schema);
    }

    /// <remarks>opt_no DEPENDS ON EXTENSION name.</remarks>
    private ObjectChange? ExtensionChange()
    {
        var start = Current.Start;
        var isRemoved = Accept("no", "depends");
        if (!isRemoved && !Accept("depends")) return null;
        Expect("on", "extension");
        var extension = Identifier();
        return new ExtensionChange(From(start), extension, isRemoved);
    }
}
