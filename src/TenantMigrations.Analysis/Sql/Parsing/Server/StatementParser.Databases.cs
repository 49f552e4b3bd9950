namespace TenantMigrations.Analysis.Sql;

/// <summary>Databases, tablespaces and the server's own settings.</summary>
internal sealed partial class StatementParser
{
    private CreateDatabase CreateDatabase(int start)
    {
        Expect("database");
        var name = Identifier();
        Accept("with");
        var options = DatabaseOptions();
        return new CreateDatabase(From(start), name, options);
    }

    private AlterDatabase AlterDatabase(int start)
    {
        Expect("database");
        var name = Identifier();
        // OWNER is an option too: OWNER = x.
        if (Is("rename") || Is("owner", "to"))
        {
            var change = NameOrOwnerChange();
            return new AlterDatabase(From(start), name, [], null, change);
        }

        if (Is("set", "tablespace") && !IsAssignedAt(1)) return MoveDatabase(start, name);
        if (Is("set") || Is("reset"))
        {
            var setting = SetClause(allowsTransaction: true);
            return new AlterDatabase(From(start), name, [], setting, null);
        }

        if (Accept("refresh"))
        {
            Expect("collation");
            Expect("version");
            return new AlterDatabase(From(start), name, [], null, null);
        }

        Accept("with");
        var options = DatabaseOptions();
        return new AlterDatabase(From(start), name, options, null, null);
    }

    private AlterDatabase MoveDatabase(int start, Name name)
    {
        Expect("set");
        var option = Current.Start;
        Expect("tablespace");
        var tablespace = Identifier().Text;
        return new AlterDatabase(From(start), name, [new Option(From(option), "tablespace", tablespace)], null, null);
    }

    /// <remarks>createdb_opt_list.</remarks>
    private List<Option> DatabaseOptions()
    {
        var options = new List<Option>();
        while (DatabaseOption() is { } option) options.Add(option);
        return options;
    }

    private Option? DatabaseOption()
    {
        Note("an option");
        var start = Current.Start;
        // Few keywords may name an option; all other names may, and the server knows which it has only later.
        if (!IsPlainName(Current) && Current.Keyword?.Word is not ("connection" or "encoding" or "location" or "owner" or "tablespace" or "template")) return null;
        var isConnection = IsAhead(0, "connection");
        var name = Identifier().Text;
        if (isConnection)
        {
            Expect("limit");
            name = "connection_limit";
        }

        AcceptOperator("=");
        var value = IsAtSignedNumber() ? SignedNumber() : Accept("default") ? "default" : BooleanOrString();
        return new Option(From(start), name, value);
    }

    private CreateTablespace CreateTablespace(int start)
    {
        Expect("tablespace");
        var name = Identifier();
        if (Accept("owner")) RoleName();
        Expect("location");
        StringLiteral();
        if (Accept("with")) StorageOptions();
        return new CreateTablespace(From(start), name);
    }

    private OtherStatement AlterTablespace(int start)
    {
        Expect("tablespace");
        Identifier();
        if (Accept("set") || Accept("reset")) StorageOptions();
        else NameOrOwnerChange();
        return new OtherStatement(From(start), "ALTER TABLESPACE");
    }

    private AlterSystem AlterSystem(int start)
    {
        Expect("system");
        var setting = Current.Start;
        if (Accept("reset"))
        {
            var name = Accept("all") ? "all" : SettingName();
            return new AlterSystem(From(start), new ResetStatement(From(setting), name == "all" ? SettingKind.All : KindOfSetting(name), name));
        }

        Expect("set");
        var set = SetPlain(setting, SettingScope.Unsaid, allowsFromCurrent: false);
        return new AlterSystem(From(start), set);
    }

    private OtherStatement AlterLargeObject(int start)
    {
        Expect("large");
        Expect("object");
        SignedNumber();
        if (OwnerChange() is null) Fail();
        return new OtherStatement(From(start), "ALTER LARGE OBJECT");
    }
}
