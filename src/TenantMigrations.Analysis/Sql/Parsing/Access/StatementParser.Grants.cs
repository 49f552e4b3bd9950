namespace TenantMigrations.Analysis.Sql;

/// <summary>GRANT and REVOKE.</summary>
internal sealed partial class StatementParser
{
    private Grant Grant(int start)
    {
        Expect("grant");
        var privileges = Privileges();
        if (!IsRoleGrant(privileges)) return GrantOn(start, privileges, static p => p.GrantTargets(), isDefault: false);
        Expect("to");
        var roles = RoleNames();
        var hasOption = Accept("with") && RoleGrantOptions();
        GrantedBy();
        return new Grant(From(start), false, privileges, null, roles, hasOption, false);
    }

    private Grant Revoke(int start)
    {
        Expect("revoke");
        // GRANT is reserved, so it cannot begin a list of roles; any other word can.
        if (Accept("grant"))
        {
            Expect("option", "for");
            return RevokeOn(start, Privileges(), static p => p.GrantTargets(), optionOnly: true, isDefault: false);
        }

        var optionOnly = RevokedRoleOption();
        var privileges = optionOnly ? PrivilegeList() : Privileges();
        if (!optionOnly && !IsRoleGrant(privileges)) return RevokeOn(start, privileges, static p => p.GrantTargets(), optionOnly: false, isDefault: false);
        Expect("from");
        var roles = RoleNames();
        GrantedBy();
        var cascades = DropBehavior();
        return new Grant(From(start), true, privileges, null, roles, optionOnly, cascades);
    }

    private Grant GrantOn(int start, List<Privilege> privileges, Func<StatementParser, GrantTarget> target, bool isDefault)
    {
        Expect("on");
        var targets = target(this);
        Expect("to");
        var grantees = Grantees();
        var hasOption = Accept("with");
        if (hasOption) Expect("grant", "option");
        if (!isDefault) GrantedBy();
        return new Grant(From(start), false, privileges, targets, grantees, hasOption, false);
    }

    private Grant RevokeOn(int start, List<Privilege> privileges, Func<StatementParser, GrantTarget> target, bool optionOnly, bool isDefault)
    {
        Expect("on");
        var targets = target(this);
        Expect("from");
        var grantees = Grantees();
        if (!isDefault) GrantedBy();
        var cascades = DropBehavior();
        return new Grant(From(start), true, privileges, targets, grantees, optionOnly, cascades);
    }

    // ALL is a privilege; everything else may be a role, and ON tells.
    private bool IsRoleGrant(List<Privilege> privileges) => !Is("on") && !privileges[0].IsAll;

    /// <remarks>privileges.</remarks>
    private List<Privilege> Privileges()
    {
        var start = Current.Start;
        if (!Accept("all")) return PrivilegeList();
        Accept("privileges");
        List<Name> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];
        return [new Privilege(From(start), "all", columns, IsAll: true)];
    }

    private List<Privilege> PrivilegeList() => CommaList(static p => p.Privilege());

    /// <remarks>privilege: a name, or one of the reserved words that privileges have.</remarks>
    private Privilege Privilege()
    {
        var start = Current.Start;
        if (Accept("alter", "system")) return new Privilege(From(start), "alter system", []);

        var name = Accept("select") ? "select" : Accept("references") ? "references" : Accept("create") ? "create" : Identifier().Text;
        List<Name> columns = Is(SqlTokenKind.LeftParenthesis) ? ColumnNames() : [];
        return new Privilege(From(start), name, columns);
    }

    /// <remarks>grantee_list.</remarks>
    private List<RoleName> Grantees() => CommaList(static p =>
    {
        p.Accept("group");
        return p.RoleName();
    });

    private void GrantedBy()
    {
        if (!Accept("granted")) return;
        Expect("by");
        RoleName();
    }

    /// <remarks>opt_grant_admin_option; from 16 on grant_role_opt_list.</remarks>
    private bool RoleGrantOptions()
    {
        if (Version < 16)
        {
            Expect("admin", "option");
            return true;
        }

        var isAdmin = false;
        do
        {
            var name = Label().Text;
            var isOn = Accept("option") || Accept("true");
            if (!isOn) Expect("false");
            if (name == "admin") isAdmin = isOn;
        }
        while (Accept(SqlTokenKind.Comma));
        return isAdmin;
    }

    // ADMIN OPTION FOR; from 16 on any name, of which the analysis knows three.
    private bool RevokedRoleOption()
    {
        if (Version >= 16 ? !IsIdentifier(Current) : !Is("admin")) return false;
        if (!IsAhead(1, "option")) return false;
        Advance();
        Expect("option", "for");
        return true;
    }
}
