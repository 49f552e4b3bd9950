using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Schemas, policies, roles and privileges.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData("create schema s")]
    [InlineData("create schema if not exists \"S\" authorization current_user")]
    [InlineData("create schema authorization between")]
    [InlineData("create schema s authorization r create temp table t (a int) create unique index on t (a) create or replace view v as select 1 grant all on t to public")]
    [InlineData("create schema s create sequence q create view v as select a create constraint trigger x after insert on t for each row execute function f()")]
    [InlineData("create schema s create view v as select create table t (a int) create view w as select grant all on t to x")]
    [InlineData("alter schema s rename to authorization_of_s")]
    [InlineData("alter schema s owner to session_user")]
    [InlineData("create policy p on t")]
    [InlineData("create policy \"for\" on s.t as restrictive for update to public, current_role using (a = 1) with check (b)")]
    [InlineData("create policy p on t as \"permissive\" for all using (true)")]
    [InlineData("alter policy p on t to x, y using (a) with check (b)")]
    [InlineData("alter policy p on t")]
    [InlineData("alter policy if exists p on t rename to q")]
    [InlineData("create user mapping with login")]
    [InlineData("create role between superuser nologin \"createdb\" encrypted password 'x' connection limit -1 valid until 'infinity'")]
    [InlineData("create group g with sysid 12 admin a, b role c user d, e in role f in group g inherit noinherit password null")]
    [InlineData("alter role r with bypassrls user x")]
    [InlineData("alter role r")]
    [InlineData("alter role all in database d reset all")]
    [InlineData("alter user current_user set transaction isolation level serializable")]
    [InlineData("alter user r in database d set search_path to a, 'B'")]
    [InlineData("alter group session_user drop user a, b")]
    [InlineData("alter group g rename to h")]
    [InlineData("reassign owned by a, current_user to session_user")]
    public void Schemas_policies_and_roles_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("grant select, insert (a, \"B\"), references, create, alter system, temp on t, s.u to group a, public with grant option granted by current_user")]
    [InlineData("grant all on table t to a")]
    [InlineData("grant all privileges (a, b) on sequence to a")]
    [InlineData("grant usage on sequence s.q, r to a")]
    [InlineData("grant alter to alter")]
    [InlineData("grant select on function, parameter.type to a")]
    [InlineData("grant execute on function f, g(int, out text), s.h to a")]
    [InlineData("grant execute on procedure p() to a")]
    [InlineData("grant execute on all routines in schema a, b to c")]
    [InlineData("grant all on all procedures in schema a to b")]
    [InlineData("grant set, alter system on parameter work_mem, app.tenant to a")]
    [InlineData("grant select on large object 1, 4294967295, +2 to a")]
    [InlineData("grant usage on foreign data wrapper a, b to c")]
    [InlineData("grant usage on foreign server a to b")]
    [InlineData("grant a, b, set, public to c, current_user with admin option granted by d")]
    [InlineData("revoke grant option for all on schema a from b cascade")]
    [InlineData("revoke admin option for a from b granted by c restrict")]
    [InlineData("revoke admin from b")]
    [InlineData("revoke usage on type a.b from public granted by x cascade")]
    [InlineData("alter default privileges grant all on schemas to a with grant option")]
    [InlineData("alter default privileges for user a, b in schema c, d for role e revoke grant option for select on tables from group f cascade")]
    public void Privileges_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("grant a to b with admin true, inherit false, set option", 16)]
    [InlineData("revoke inherit option for a from b", 16)]
    [InlineData("alter default privileges grant select on large objects to a", 18)]
    public void What_newer_versions_added_says_so_before(string statement, int version)
    {
        Verdict.Reads(statement, version);
        Assert.Equal(version, Verdict.Of(statement, version - 1).Error?.NeedsVersion);
    }

    [Theory]
    [InlineData("create schema⟦⟧")]
    [InlineData("create schema s create ⟦function⟧ f() returns int return 1")]
    [InlineData("create schema s create or ⟦view⟧ v as select 1")]
    [InlineData("create schema if not exists s ⟦create table t (a int)⟧ grant all on t to x")]
    [InlineData("alter schema s ⟦set⟧ schema x")]
    [InlineData("create policy p on t as ⟦permissiv⟧ for all")]
    [InlineData("create policy p on t as ⟦all⟧")]
    [InlineData("create policy p on t for ⟦truncate⟧")]
    [InlineData("create policy p on t with check (true) ⟦using⟧ (true)")]
    [InlineData("create policy p on t using ⟦true⟧")]
    [InlineData("alter policy if exists p on t ⟦to⟧ x")]
    [InlineData("create role ⟦public⟧")]
    [InlineData("create role ⟦\"none\"⟧")]
    [InlineData("create role ⟦current_user⟧")]
    [InlineData("create role r login ⟦foo⟧ x")]
    [InlineData("create role r ⟦unencrypted⟧ password 'x'")]
    [InlineData("create role r connection limit ⟦3000000000⟧")]
    [InlineData("alter group mapping ⟦for⟧ x server s options (a 'b')")]
    [InlineData("alter role r ⟦sysid⟧ 12")]
    [InlineData("alter role ⟦session_user⟧ rename to x")]
    [InlineData("alter group g ⟦set⟧ a to b")]
    [InlineData("alter role all in ⟦schema⟧ s reset all")]
    [InlineData("grant all ⟦to⟧ a")]
    [InlineData("grant select on all ⟦views⟧ in schema a to b")]
    [InlineData("grant a to b ⟦cascade⟧")]
    [InlineData("grant ⟦user⟧ on t to a")]
    [InlineData("revoke select on t ⟦to⟧ a")]
    [InlineData("alter default privileges grant all on ⟦domains⟧ to a")]
    [InlineData("alter default privileges grant all on tables to a ⟦granted⟧ by b")]
    public void An_error_stands_where_the_server_stops(string marked) => Verdict.Stops(marked);

    [Fact]
    public void A_policy_has_its_parts()
    {
        var policy = Verdict.Tree<CreatePolicy>("create policy p on s.t as restrictive for insert to a, public using (x) with check (y)");
        Assert.Equal(("p", "s.t", false, PolicyCommand.Insert), (policy.Name.Text, policy.Table.ToString(), policy.IsPermissive, policy.Command));
        Assert.Equal([RoleKind.Named, RoleKind.Public], policy.Roles.Select(role => role.Kind));
        Assert.NotNull(policy.Using);
        Assert.NotNull(policy.WithCheck);

        var bare = Verdict.Tree<CreatePolicy>("create policy p on t");
        Assert.Equal((true, PolicyCommand.All, 0), (bare.IsPermissive, bare.Command, bare.Roles.Count));
        Assert.Null(bare.Using);
    }

    [Fact]
    public void A_schema_has_what_is_created_in_it()
    {
        var schema = Verdict.Tree<CreateSchema>("create schema s authorization r create table a (b int) grant select on a to c");
        Assert.Equal(("s", "r"), (schema.Name?.Text, schema.Owner?.Name?.Text));
        Assert.Equal(2, schema.Elements.Count);
        Assert.IsType<Grant>(schema.Elements[1]);
        Assert.Null(Verdict.Tree<CreateSchema>("create schema authorization r").Name);
    }

    [Fact]
    public void A_grant_tells_objects_from_roles()
    {
        var onTable = Verdict.Tree<Grant>("grant select (a), insert on s.t to public with grant option");
        Assert.Equal(["select", "insert"], onTable.Privileges.Select(privilege => privilege.Name));
        Assert.Equal((GrantTargetKind.Table, "s.t"), (onTable.Target!.Kind, onTable.Target.Names.Single().ToString()));
        Assert.True(onTable.HasOption);
        Assert.Equal(RoleKind.Public, onTable.Grantees.Single().Kind);

        var ofRole = Verdict.Tree<Grant>("revoke a from b cascade");
        Assert.Equal((true, true), (ofRole.IsRevoke, ofRole.IsCascade));
        Assert.Null(ofRole.Target);

        var all = Verdict.Tree<Grant>("grant all on all tables in schema a, b to c");
        Assert.True(all.Privileges.Single().IsAll);
        Assert.True(all.Target!.IsAllInSchema);
        Assert.Equal(["a", "b"], all.Target.Names.Select(name => name.ToString()));
        Assert.False(Verdict.Tree<Grant>("grant \"all\" to x").Privileges.Single().IsAll);
    }

    [Fact]
    public void A_role_has_its_options()
    {
        var role = Verdict.Tree<CreateRole>("create role r superuser password 'secret' in role a, b");
        Assert.Equal([("superuser", null), ("password", "secret"), ("in role", null)], role.Options.Select(option => (option.Name, option.Value)));
        Assert.Equal("search_path", Verdict.Tree<AlterRole>("alter role r set schema 'x'").Setting?.Name);
        Assert.Null(Verdict.Tree<AlterRole>("alter role all reset a.b").Name);
    }
}
