namespace TenantMigrations.Analysis.Sql;

/// <summary>Roles, which are users and groups too.</summary>
internal sealed partial class StatementParser
{
    private CreateRole CreateRole(int start)
    {
        if (!Accept("user") && !Accept("group")) Expect("role");
        var name = RoleIdentifier();
        Accept("with");
        var options = RoleOptions(isCreate: true);
        return new CreateRole(From(start), name, options);
    }

    private AlterRole AlterRole(int start)
    {
        if (Accept("group")) return AlterGroup(start);
        if (!Accept("user")) Expect("role");
        var isAll = Accept("all");
        var name = isAll ? null : RoleName();
        if (!isAll && Is("rename")) return RenameRole(start, name!);
        if (isAll || Is("in") || Is("set") || Is("reset"))
        {
            if (Accept("in"))
            {
                Expect("database");
                Identifier();
            }

            var setting = SetClause(allowsTransaction: true);
            return new AlterRole(From(start), name, [], setting, null);
        }

        Accept("with");
        var options = RoleOptions(isCreate: false);
        return new AlterRole(From(start), name, options, null, null);
    }

    /// <remarks>AlterGroupStmt.</remarks>
    private AlterRole AlterGroup(int start)
    {
        var name = RoleName();
        if (Is("rename")) return RenameRole(start, name);
        var verb = Current;
        if (!Accept("add")) Expect("drop");
        Expect("user");
        RoleNames();
        return new AlterRole(From(start), name, [new Option(From(verb.Start), NameText.Of(_text, verb) + " user", null)], null, null);
    }

    private AlterRole RenameRole(int start, RoleName name)
    {
        CheckIsIdentifier(name);
        Expect("rename", "to");
        var newName = RoleIdentifier();
        return new AlterRole(From(start), name, [], null, newName);
    }

    /// <remarks>RoleId.</remarks>
    private RoleName RoleIdentifier()
    {
        var name = RoleName();
        CheckIsIdentifier(name);
        return name;
    }

    private void CheckIsIdentifier(RoleName role)
    {
        switch (role.Kind)
        {
            case RoleKind.Public:
                FailAt(role.Span, "No role can be named public: that word stands for all of them.");
                break;
            case RoleKind.CurrentUser or RoleKind.CurrentRole or RoleKind.SessionUser:
                FailAt(role.Span, "This word stands for a role; what is wanted here is a role's own name.");
                break;
        }
    }

    /// <remarks>OptRoleList, AlterOptRoleList.</remarks>
    private List<Option> RoleOptions(bool isCreate)
    {
        var options = new List<Option>();
        while (RoleOption(isCreate) is { } option) options.Add(option);
        return options;
    }

    private Option? RoleOption(bool isCreate)
    {
        var start = Current.Start;
        if (Accept("password")) return Password(start);
        if (Accept("encrypted"))
        {
            Expect("password");
            var value = StringLiteral();
            return new Option(From(start), "password", value);
        }

        if (Is("unencrypted")) return UnencryptedPassword();
        if (Accept("inherit")) return new Option(From(start), "inherit", null);
        if (Accept("connection"))
        {
            Expect("limit");
            var limit = SignedInteger();
            return new Option(From(start), "connection limit", limit);
        }

        if (Accept("valid"))
        {
            Expect("until");
            var until = StringLiteral();
            return new Option(From(start), "valid until", until);
        }

        if (Accept("user")) return Members(start, "user");
        if (isCreate && CreateRoleOption(start) is { } option) return option;
        return RoleFlag();
    }

    /// <remarks>What CreateOptRoleElem has and AlterOptRoleElem has not.</remarks>
    private Option? CreateRoleOption(int start)
    {
        if (Accept("sysid"))
        {
            var number = Integer();
            return new Option(From(start), "sysid", number);
        }

        if (Accept("admin")) return Members(start, "admin");
        if (Accept("role")) return Members(start, "role");
        if (!Accept("in")) return null;
        if (!Accept("role")) Expect("group");
        return Members(start, "in role");
    }

    private Option Members(int start, string name)
    {
        RoleNames();
        return new Option(From(start), name, null);
    }

    private Option Password(int start)
    {
        var value = Accept("null") ? null : StringLiteral();
        return new Option(From(start), "password", value);
    }

    private Option? UnencryptedPassword()
    {
        var word = Current.Span;
        Expect("unencrypted");
        Expect("password");
        StringLiteral();
        FailAt(word, "PostgreSQL stores no password unencrypted any more. Leave UNENCRYPTED out.");
        return null;
    }

    // Options that are no keywords of the grammar, which looks at the name itself.
    private Option? RoleFlag()
    {
        Note("a role option such as LOGIN");
        if (!IsPlainName(Current)) return null;
        var name = Identifier();
        if (name.Text is "superuser" or "nosuperuser" or "createrole" or "nocreaterole" or "replication" or "noreplication" or "createdb" or "nocreatedb"
            or "login" or "nologin" or "bypassrls" or "nobypassrls" or "noinherit")
        {
            return new Option(name.Span, name.Text, null);
        }

        FailAt(name.Span, "That is no option of a role. The options are LOGIN, SUPERUSER, CREATEDB, CREATEROLE, REPLICATION and BYPASSRLS, each also with NO before it, and a few with values.");
        return null;
    }
}
