using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1010Tests
{
    [Theory]
    [InlineData("-- depend-on: x", "-- depends-on: x")]
    [InlineData("-- depends_on: x", "-- depends-on: x")]
    [InlineData("-- Depends on: 20240101000000_a", "-- depends-on: 20240101000000_a")]
    [InlineData("-- dependencies: 20240101000000_a", "-- depends-on: 20240101000000_a")]
    [InlineData("-- depends-on 20240101000000_a", "-- depends-on: 20240101000000_a")]
    [InlineData("-- descripton: adds it", "-- description: adds it")]
    [InlineData("-- irreversable: gone", "-- irreversible: gone")]
    [InlineData("-- placeholders: a literal", "-- placeholder: a literal")]
    [InlineData("-- applies_to: existing", "-- applies-to: existing")]
    [InlineData("-- applies-to existing", "-- applies-to: existing")]
    [InlineData("-- repeatble", "-- repeatable")]
    [InlineData("-- scpoe: tenant", "-- scope: tenant")]
    [InlineData("-- scope tenant", "-- scope: tenant")]
    public void A_near_miss_in_the_header_gets_the_right_spelling(string line, string suggestion) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1010: This comment looks like a directive and is none, so it would be ignored. Did you mean '{suggestion}'?"],
            Sources.File(Sources.Users, line).Lines());

    [Theory]
    [InlineData("-- Note: the table is large")]
    [InlineData("-- note: x")]
    [InlineData("-- same: x")]
    [InlineData("-- Author: me")]
    [InlineData("-- TODO: nothing")]
    [InlineData("-- see: 20240101000000_a")]
    [InlineData("-- slope: 5 percent")]
    [InlineData("-- Description of the table")]
    [InlineData("-- This is repeatable")]
    [InlineData("-- depends on the weather")]
    [InlineData("-- scope of this change")]
    [InlineData("-- name")]
    [InlineData("-- ----------")]
    [InlineData("--")]
    [InlineData("-- migrate users to the new table")]
    [InlineData("-- migrated")]
    [InlineData("-- migrated up")]
    [InlineData("-- migrate: done")]
    [InlineData("-- migrate: db")]
    [InlineData("-- reversible: yes")]
    [InlineData("-- : x")]
    [InlineData("-- https://example.org/name:x")]
    [InlineData("/* depend-on: x */")]
    public void Prose_is_left_alone(string line) => Assert.Empty(Sources.File(Sources.Users, line).Lines());

    [Theory]
    [InlineData("-- migrate:dwon")]
    [InlineData("-- migrate: down")]
    [InlineData("-- migrate down")]
    [InlineData("-- migrate-down")]
    [InlineData("-- migrat:down")]
    [InlineData("--migrations:down")]
    [InlineData("-- migration:down")]
    [InlineData("-- migrate:downn transaction:false")]
    public void A_misspelt_marker_is_one_finding_and_still_divides(string marker)
    {
        var script = Sources.Text("-- migrate:up\nSELECT 1;\n" + marker + "\nSELECT 2;");
        Assert.Equal(
            [$"{Sources.Users}.sql(3,1): error TM1010: This comment looks like a directive and is none, so it would be ignored. Did you mean '-- migrate:down'?"],
            script.Lines());
        Assert.Single(script.Up!.Statements);
    }

    [Fact]
    public void A_marker_behind_a_statement_is_reported() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,11): error TM1010: '-- migrate:down' stands behind something else, where it is an ordinary comment. Put it on a line of its own."],
            Sources.Text("-- migrate:up\nSELECT 1; -- migrate:down\nSELECT 2;").Lines());

    [Theory]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;", "(3,1)", "migrate:up")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n-- Down migration\nSELECT 1;", "(5,1)", "migrate:down")]
    public void A_marker_must_not_be_repeated(string text, string place, string marker) =>
        Assert.Equal(
            [$"{Sources.Users}.sql{place}: error TM1010: '-- {marker}' stands here a second time. A migration has one up part, one down part and one verification: join the two, or make two migrations."],
            Sources.Text(text).Lines());

    [Theory]
    [InlineData("transaction:no")]
    [InlineData("concurrently")]
    public void Markers_have_one_option(string option) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,15): error TM1010: '{option}' is no option of a marker. The only one is 'transaction:false', which runs the part statement by statement outside a transaction."],
            Sources.Text($"-- migrate:up {option}\nSELECT 1;\n-- migrate:down\nSELECT 1;").Lines());

    [Theory]
    [InlineData("-- scope: tennant", "(1,11)", "'tennant' is no scope. Write '-- scope: global' (once per database) or '-- scope: tenant' (once per tenant).")]
    [InlineData("-- scope:", "(1,1)", "'-- scope:' says nothing. Write it with a value, such as '-- scope: tenant', or remove it.")]
    [InlineData("-- depends-on:", "(1,1)", "'-- depends-on:' says nothing. Write it with a value, such as '-- depends-on: 20240131093000_create_users', or remove it.")]
    [InlineData("-- description: ", "(1,1)", "'-- description:' says nothing. Write it with a value, such as '-- description: Add a role column to users', or remove it.")]
    [InlineData("-- name:", "(1,1)", "'-- name:' says nothing. Write it with a value, such as '-- name: Add role', or remove it.")]
    [InlineData("-- applies-to: new", "(1,16)", "'new' is not known here. '-- applies-to: existing' marks a migration that tenants added later do not need; without it all get it.")]
    [InlineData("-- repeatable: yes", "(1,16)", "'-- repeatable' takes no value, and here stands 'yes'. Write '-- repeatable' alone, or remove it.")]
    [InlineData("-- placeholder: app_role", "(1,1)", "A placeholder is declared as '-- placeholder: name kind' or '-- placeholder: name kind = default'; the name has letters, digits and underscores, the kind is identifier, literal or number.")]
    [InlineData("-- placeholder: app_role text", "(1,1)", "A placeholder is declared as '-- placeholder: name kind' or '-- placeholder: name kind = default'; the name has letters, digits and underscores, the kind is identifier, literal or number.")]
    [InlineData("-- placeholder: app-role literal", "(1,1)", "'app-role' is no name of a placeholder. Use letters, digits and underscores, and no digit in front.")]
    [InlineData("-- placeholder: days number = many", "(1,1)", "The default of placeholder 'days' is 'many', which is no number. Write one, such as '= 30', or another kind.")]
    [InlineData("-- placeholder: role identifier =", "(1,1)", "The default of placeholder 'role' is empty, which is no name of anything. Write one, or leave out '='.")]
    [InlineData("-- tm:allow", "(1,1)", "This accepts no finding. Write the rule and the reason: '-- tm:allow TM2004 undone by hand if it ever fails'.")]
    [InlineData("-- tm:allow everything", "(1,1)", "This accepts no finding. Write the rule and the reason: '-- tm:allow TM2004 undone by hand if it ever fails'.")]
    [InlineData("-- tm:allow TM2004", "(1,1)", "TM2004 is accepted here without a reason. Who reads it later needs to know why it is safe: '-- tm:allow TM2004 undone by hand if it ever fails'.")]
    [InlineData("-- tm:ignore TM2003 x", "(1,1)", "Comments that begin with 'tm:' are directives, and there is only one: '-- tm:allow TM2004 reason' accepts a finding on the statement below it.")]
    [InlineData("SELECT 1;", "(1,1)", "This SQL stands above '-- migrate:up' and would never run. Move it below that line.")]
    public void A_malformed_directive_says_how_it_is_written(string header, string place, string message) =>
        Assert.Equal([$"{Sources.Users}.sql{place}: error TM1010: {message}"], Sources.File(Sources.Users, header).Lines());

    [Theory]
    [InlineData("-- irreversible")]
    [InlineData("-- irreversible:")]
    public void An_irreversible_migration_needs_a_reason(string line) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1010: Why can this migration not be undone? Who must roll back one day needs to know: '-- irreversible: the dropped column's data is gone'."],
            Sources.Text(line + "\n-- migrate:up\nSELECT 1;").Lines());

    [Fact]
    public void An_irreversible_migration_with_a_down_part_contradicts_itself() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1010: This migration says that it cannot be undone and has a down part all the same. Remove one of the two."],
            Sources.File(Sources.Users, "-- irreversible: gone").Lines());

    [Theory]
    [InlineData("name: a", "name: b", "name")]
    [InlineData("scope: tenant", "scope: tenant", "scope")]
    [InlineData("description: a", "description: b", "description")]
    [InlineData("repeatable", "repeatable", "repeatable")]
    [InlineData("applies-to: existing", "applies-to: existing", "applies-to")]
    public void What_can_only_count_once_must_stand_once(string first, string second, string name) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): error TM1010: '-- {name}' stands here a second time, and only one can count. Remove one of the two."],
            Sources.File(Sources.Users, $"-- {first}\n-- {second}").Lines());

    [Theory]
    [InlineData("-- depends-on: 20230101000000_a", "depends-on")]
    [InlineData("-- scope: tenant", "scope")]
    [InlineData("-- repeatable", "repeatable")]
    [InlineData("-- applies-to: existing", "applies-to")]
    [InlineData("-- placeholder: a literal", "placeholder")]
    public void A_directive_below_a_marker_is_misplaced(string line, string name) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): error TM1010: '-- {name}' stands below a marker, where it would be ignored. Move it above '-- migrate:up'."],
            Sources.File(Sources.Users, up: line + "\nSELECT 1;").Lines());

    [Theory]
    [InlineData("-- name: of the user")]
    [InlineData("-- description: why")]
    [InlineData("-- scope: only open orders")]
    [InlineData("-- placeholder: to be filled by the application")]
    [InlineData("-- depend-on: x")]
    public void Below_a_marker_comments_explain_the_sql(string line) => Assert.Empty(Sources.File(Sources.Users, up: line + "\nSELECT 1;").Lines());

    [Fact]
    public void Nothing_versioned_depends_on_a_repeatable()
    {
        var view = Sources.File(Sources.Users, "-- repeatable");
        Assert.Equal(
            [
                $"20240102000000_b.sql(1,16): error TM1010: Migration '20240102000000_b' depends on '{Sources.Users}', which is repeatable. Repeatables run after all others, "
                + $"so this one could never run: remove the dependency, or make '{Sources.Users}' an ordinary migration.",
            ],
            Sources.Lines(view, Sources.File("20240102000000_b", "-- depends-on: " + Sources.Users)));
        Assert.Empty(Sources.Lines(view, Sources.File("20240102000000_b", "-- repeatable\n-- depends-on: " + Sources.Users)));
    }

    [Fact]
    public void An_accepted_finding_behind_a_statement_would_accept_the_next() =>
        Assert.All(
            [Sources.File(Sources.Users, up: "SELECT 1; -- tm:allow TM2003 empty\nSELECT 2;"), Sources.SqlClass(up: "SELECT 1; -- tm:allow TM2003 empty\nSELECT 2;").Read()],
            script =>
            {
                Assert.Equal(["TM1010"], script.Ids());
                Assert.Empty(script.Accepted);
            });

    [Fact]
    public void Constants_of_classes_have_no_directives()
    {
        Assert.Equal(
            [
                "Shop.CreateUsers.UpText(2,3): error TM1010: Markers divide .sql files; in a C# constant everything runs as one part. Put the SQL that makes the change into 'Up'"
                + ", the SQL that undoes it into 'Down' and what must be true then into 'Verify', and remove the marker.",
            ],
            Sources.SqlClass(up: "SELECT 1;\r\n  -- migrate:down\r\nSELECT 2;").Read().Lines());
        Assert.Equal(
            ["Shop.CreateUsers.DownText(1,1): error TM1010: '-- depends-on' is a directive of .sql files and would be ignored in a C# constant. Say it with the attributes of the class."],
            Sources.SqlClass(down: "-- depends-on: x\nSELECT 1").Read().Lines());
        Assert.Equal(
            ["Shop.CreateUsers.Irreversible: error TM1010: Why can this migration not be undone? Who must roll back one day needs to know: Irreversible = \"the dropped column's data is gone\"."],
            (Sources.SqlClass(down: null) with { Irreversible = " " }).Read().Lines());
        Assert.Equal(["TM1010"], (Sources.CodeClass() with { Irreversible = "gone" }).Read().Ids());
        Assert.Equal(["TM1010"], (Sources.SqlClass() with { Irreversible = "gone" }).Read().Ids());
        Assert.Equal(["TM1010"], Sources.SqlClass(up: "-- tm:what\nSELECT 1").Read().Ids());
        Assert.Equal(["TM1010"], Sources.SqlClass(up: "-- tm:allow TM2003\nSELECT 1").Read().Ids());
    }
}
