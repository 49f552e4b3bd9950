using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

/// <summary>Databases, foreign data, extensions, publications and subscriptions.</summary>
public sealed class ServerTests
{
    [Theory]
    [InlineData("create database d")]
    [InlineData("create database d with owner = x template template0 encoding 'utf8' tablespace default connection limit = -1 is_template true strategy file_copy \"oid\" 12345 allow_connections on")]
    [InlineData("alter database d")]
    [InlineData("alter database d with connection limit 5 allow_connections false")]
    [InlineData("alter database d owner = x")]
    [InlineData("alter database d owner to x")]
    [InlineData("alter database d rename to e")]
    [InlineData("alter database d set tablespace t")]
    [InlineData("alter database d set tablespace to 'x'")]
    [InlineData("alter database d set app.x from current")]
    [InlineData("alter database d reset time zone")]
    [InlineData("alter database d refresh collation version")]
    [InlineData("create tablespace t owner current_user location '/x' with (random_page_cost = 1.0)")]
    [InlineData("alter tablespace t reset (seq_page_cost, random_page_cost)")]
    [InlineData("alter tablespace t owner to x")]
    [InlineData("alter system set a.b = on, 1, 'x'")]
    [InlineData("alter system reset all")]
    [InlineData("alter large object 4294967295 owner to x")]
    public void Databases_and_the_server_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create foreign data wrapper w handler s.h no validator handler x options (select 'a', \"B\" 'c')")]
    [InlineData("alter foreign data wrapper w no handler")]
    [InlineData("alter foreign data wrapper w validator v options (add a 'x', set b 'y', drop c, d 'z', add 'v')")]
    [InlineData("alter foreign data wrapper w owner to x")]
    [InlineData("create server if not exists s type 't' version null foreign data wrapper w options (a 'x')")]
    [InlineData("alter server s version '2'")]
    [InlineData("alter server s version '2' options (drop a)")]
    [InlineData("alter server s rename to t")]
    [InlineData("create user mapping if not exists for user server s options (a 'x')")]
    [InlineData("create user mapping for current_user server s")]
    [InlineData("alter user mapping for public server s options (set a 'x')")]
    [InlineData("import foreign schema s limit to (a, only b, only (c), d.e *) from server x into y options (a 'b')")]
    [InlineData("import foreign schema s except (a) from server x into y")]
    [InlineData("create extension if not exists \"uuid-ossp\" with schema s version '1' cascade")]
    [InlineData("create extension e cascade version x")]
    [InlineData("alter extension e update to '2' to b")]
    [InlineData("alter extension e set schema s")]
    [InlineData("alter extension e add operator class s.c using btree")]
    [InlineData("alter extension e add operator class.+ (int, none)")]
    [InlineData("alter extension e drop operator family f using gin")]
    [InlineData("alter extension e add aggregate a(*)")]
    [InlineData("alter extension e drop routine f(int)")]
    [InlineData("alter extension e add cast (int as pg_catalog.text)")]
    [InlineData("alter extension e add transform for hstore language plpython3u")]
    [InlineData("alter extension e add text search configuration s.c")]
    [InlineData("alter extension e add foreign data wrapper w")]
    [InlineData("alter extension e add foreign table s.t")]
    [InlineData("alter extension e drop procedural language l")]
    [InlineData("alter extension e add access method m")]
    [InlineData("alter extension e add domain s.d")]
    [InlineData("alter extension e add role r")]
    public void Foreign_data_and_extensions_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create publication p")]
    [InlineData("create publication p for all tables with (publish = 'insert, update', publish_via_partition_root)")]
    [InlineData("create publication p for table a, only b (x, y) where (x > 1), s.c, d *, tables in schema e, current_schema, f, table g")]
    [InlineData("create publication p for tables in schema current_schema with (a)")]
    [InlineData("alter publication p set (publish = '')")]
    [InlineData("alter publication p set table a where (true)")]
    [InlineData("alter publication p add tables in schema a, b")]
    [InlineData("alter publication p drop table tables, b")]
    [InlineData("alter publication p owner to x")]
    [InlineData("create subscription s connection 'x' publication a, b with (connect = false, slot_name = none)")]
    [InlineData("alter subscription s set (slot_name = none)")]
    [InlineData("alter subscription s set publication a with (refresh = off)")]
    [InlineData("alter subscription s add publication a")]
    [InlineData("alter subscription s drop publication a, b with (refresh)")]
    [InlineData("alter subscription s refresh publication with (copy_data)")]
    [InlineData("alter subscription s enable")]
    [InlineData("alter subscription s skip (lsn = '0/0')")]
    [InlineData("alter subscription s connection ''")]
    [InlineData("alter subscription s rename to t")]
    public void Publications_and_subscriptions_are_read(string statement) => Verdict.Reads(statement);

    [Theory]
    [InlineData("create database d owner⟦⟧")]
    [InlineData("create database d ⟦user⟧ x")]
    [InlineData("alter database d refresh ⟦version⟧")]
    [InlineData("create tablespace t⟦⟧")]
    [InlineData("alter system set a ⟦from⟧ current")]
    [InlineData("alter system ⟦enable⟧")]
    [InlineData("alter foreign data wrapper w⟦⟧")]
    [InlineData("create server s ⟦options⟧ (a 'x')")]
    [InlineData("alter user mapping for x server s⟦⟧")]
    [InlineData("alter server s options (a ⟦add⟧ 'b')")]
    [InlineData("alter extension e add procedural ⟦function⟧ f")]
    [InlineData("import foreign schema s limit to ⟦a⟧ from server x into y")]
    [InlineData("create extension e ⟦from⟧ '1'")]
    [InlineData("alter extension e add ⟦policy⟧ p on t")]
    [InlineData("create publication p for ⟦a⟧")]
    [InlineData("create publication p for tables in schema a, ⟦b (x)⟧")]
    [InlineData("create publication p for tables in schema a, ⟦b where (x)⟧")]
    [InlineData("create publication p for tables in schema a, ⟦b.c⟧")]
    [InlineData("create publication p for table a, ⟦current_schema⟧")]
    [InlineData("create publication p for tables in schema a ⟦where⟧ (x)")]
    [InlineData("create subscription s ⟦publication⟧ p")]
    [InlineData("alter subscription s refresh⟦⟧")]
    public void An_error_stands_where_the_server_stops(string marked) => Verdict.Stops(marked);

    [Fact]
    public void What_no_transaction_block_allows_can_be_told()
    {
        Assert.True(Verdict.Tree<AlterDatabase>("alter database d set tablespace t").MovesTablespace);
        Assert.True(Verdict.Tree<AlterDatabase>("alter database d tablespace = t").MovesTablespace);
        Assert.False(Verdict.Tree<AlterDatabase>("alter database d set tablespace = t").MovesTablespace);
        Assert.Equal("d", Verdict.Tree<CreateDatabase>("create database d owner x").Name.Text);
        Assert.Equal("t", Verdict.Tree<CreateTablespace>("create tablespace t location ''").Name.Text);
        Assert.Equal("a.b", Verdict.Tree<AlterSystem>("alter system reset a.b").Setting.Name);

        var subscription = Verdict.Tree<CreateSubscription>("create subscription s connection '' publication p with (create_slot = off, connect)");
        Assert.Equal([("create_slot", false), ("connect", true)], subscription.Options.Select(option => (option.Name, option.IsOn)));
        var altered = Verdict.Tree<AlterSubscription>("alter subscription s add publication p with (refresh = false)");
        Assert.Equal((SubscriptionChange.AddPublication, false), (altered.Change, altered.Options.Single().IsOn));
        Assert.Equal(SubscriptionChange.Refresh, Verdict.Tree<AlterSubscription>("alter subscription s refresh publication").Change);
    }

    [Fact]
    public void An_extension_has_its_schema()
    {
        var extension = Verdict.Tree<CreateExtension>("create extension if not exists e version '1' schema s");
        Assert.Equal(("e", true, "s"), (extension.Name.Text, extension.IfNotExists, extension.Schema?.Text));
    }
}
