namespace TenantMigrations.Analysis.Sql;

/// <summary>ALTER DEFAULT PRIVILEGES and REASSIGN OWNED.</summary>
internal sealed partial class StatementParser
{
    private AlterDefaultPrivileges AlterDefaultPrivileges(int start)
    {
        Expect("default");
        Expect("privileges");
        var schemas = new List<Name>();
        var roles = new List<RoleName>();
        while (Is("in") || Is("for"))
        {
            if (Accept("in"))
            {
                Expect("schema");
                schemas.AddRange(CommaList(static p => p.Identifier()));
            }
            else
            {
                Expect("for");
                if (!Accept("role")) Expect("user");
                roles.AddRange(RoleNames());
            }
        }

        var action = DefaultPrivilegeAction();
        return new AlterDefaultPrivileges(From(start), schemas, roles, action);
    }

    /// <remarks>DefACLAction.</remarks>
    private Grant DefaultPrivilegeAction()
    {
        var start = Current.Start;
        if (Accept("grant")) return GrantOn(start, Privileges(), static p => p.DefaultPrivilegeTarget(), isDefault: true);
        Expect("revoke");
        var optionOnly = Accept("grant");
        if (optionOnly) Expect("option", "for");
        return RevokeOn(start, Privileges(), static p => p.DefaultPrivilegeTarget(), optionOnly, isDefault: true);
    }

    /// <remarks>defacl_privilege_target.</remarks>
    private GrantTarget DefaultPrivilegeTarget()
    {
        var start = Current.Start;
        if (Accept("tables")) return Target(start, GrantTargetKind.Table, []);
        if (Accept("functions")) return Target(start, GrantTargetKind.Function, []);
        if (Accept("routines")) return Target(start, GrantTargetKind.Routine, []);
        if (Accept("sequences")) return Target(start, GrantTargetKind.Sequence, []);
        if (Accept("types")) return Target(start, GrantTargetKind.Type, []);
        if (Version >= 18 && Accept("large"))
        {
            Expect("objects");
            return Target(start, GrantTargetKind.LargeObject, []);
        }

        Expect("schemas");
        return Target(start, GrantTargetKind.Schema, []);
    }

    private OtherStatement ReassignOwned(int start)
    {
        Expect("reassign");
        Expect("owned");
        Expect("by");
        RoleNames();
        Expect("to");
        RoleName();
        return new OtherStatement(From(start), "REASSIGN OWNED");
    }
}
