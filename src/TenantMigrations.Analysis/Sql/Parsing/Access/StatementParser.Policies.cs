namespace TenantMigrations.Analysis.Sql;

/// <summary>Row security policies.</summary>
internal sealed partial class StatementParser
{
    private CreatePolicy CreatePolicy(int start)
    {
        Expect("policy");
        var name = Identifier();
        Expect("on");
        var table = TableName();
        var isPermissive = !Accept("as") || PolicyKind();
        var command = Accept("for") ? PolicyCommandWord() : PolicyCommand.All;
        List<RoleName> roles = Accept("to") ? RoleNames() : [];
        var @using = PolicyUsing();
        var check = PolicyCheck();
        return new CreatePolicy(From(start), name, table, isPermissive, command, roles, @using, check);
    }

    private AlterPolicy AlterPolicy(int start)
    {
        Expect("policy");
        var ifExists = AcceptIfExists();
        var name = Identifier();
        Expect("on");
        var table = TableName();
        // IF EXISTS is for a new name only.
        if (ifExists || Is("rename"))
        {
            Expect("rename", "to");
            var newName = Identifier();
            return new AlterPolicy(From(start), name, table, [], null, null, newName);
        }

        List<RoleName> roles = Accept("to") ? RoleNames() : [];
        var @using = PolicyUsing();
        var check = PolicyCheck();
        return new AlterPolicy(From(start), name, table, roles, @using, check, null);
    }

    /// <remarks>RowSecurityDefaultPermissive: a name that is no keyword, looked at by the grammar's own code.</remarks>
    private bool PolicyKind()
    {
        if (AcceptWord("permissive")) return true;
        if (AcceptWord("restrictive")) return false;
        if (!IsPlainName(Current)) Fail();
        var name = Identifier();
        // Quotes do not matter to the server here, capitals in them do.
        if (name.Text is not ("permissive" or "restrictive")) FailAt(name.Span, "A policy is AS PERMISSIVE or AS RESTRICTIVE.");
        return name.Text == "permissive";
    }

    /// <remarks>row_security_cmd.</remarks>
    private PolicyCommand PolicyCommandWord()
    {
        if (Accept("select")) return PolicyCommand.Select;
        if (Accept("insert")) return PolicyCommand.Insert;
        if (Accept("update")) return PolicyCommand.Update;
        if (Accept("delete")) return PolicyCommand.Delete;
        Expect("all");
        return PolicyCommand.All;
    }

    private Expression? PolicyUsing() => Accept("using") ? InParentheses() : null;

    private Expression? PolicyCheck()
    {
        if (!Accept("with")) return null;
        Expect("check");
        var check = InParentheses();
        // Said the other way round is what is written most often by mistake.
        if (IsAhead(0, "using")) Fail("USING stands before WITH CHECK.");
        return check;
    }

    private Expression InParentheses()
    {
        Expect(SqlTokenKind.LeftParenthesis);
        var expression = Expression();
        Expect(SqlTokenKind.RightParenthesis);
        return expression;
    }
}
