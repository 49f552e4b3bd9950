using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1011Tests
{
    private const string Declared = "-- placeholder: app_role identifier = app";

    [Fact]
    public void Used_but_not_declared() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,26): error TM1011: Placeholder '${{app_role}}' is used but not declared, so nobody checks its value. "
                + "Declare it: '-- placeholder: app_role identifier' above '-- migrate:up' (or literal, or number).",
            ],
            Sources.File(Sources.Users, up: "GRANT SELECT ON users TO ${app_role};\nGRANT SELECT ON teams TO ${app_role};").Lines());

    [Fact]
    public void A_misspelt_one_is_offered_the_declared() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(3,10): error TM1011: Placeholder '${{ap_role}}' is used but not declared. Did you mean '${{app_role}}'? "
                + "Otherwise declare it: '-- placeholder: ap_role identifier' above '-- migrate:up' (or literal, or number).",
            ],
            Sources.File(Sources.Users, Declared, up: "SET ROLE ${ap_role};").Lines());

    [Fact]
    public void Declared_but_not_used() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,1): error TM1011: Placeholder 'app_role' is declared but not used: a value that a deployment gives it would change nothing. "
                + "Write '${app_role}' where it belongs, or remove the declaration.",
            ],
            Sources.File(Sources.Users, Declared).Lines());

    [Fact]
    public void Declared_twice() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): error TM1011: Placeholder 'app_role' is declared twice, and only one declaration can count. Remove one of the two."],
            Sources.File(Sources.Users, Declared + "\n" + Declared, up: "SET ROLE ${app_role}").Lines());

    [Theory]
    [InlineData("COMMENT ON TABLE users IS 'of ${app_role}';", "(3,31)", "inside a string literal, where it is not replaced. Declare it as a literal and write it without quotes, joined with || where it is a part: 'text' || ${app_role}.")]
    [InlineData("GRANT SELECT ON users TO \"${app_role}\";", "(3,27)", "inside a quoted name, where it is not replaced. Declare it as an identifier and write it without the quotes: ${app_role}.")]
    [InlineData("DO $$ BEGIN RAISE NOTICE '${app_role}'; END $$;", "(3,27)", "inside a string literal, where it is not replaced. Declare it as a literal and write it without quotes, joined with || where it is a part: 'text' || ${app_role}.")]
    public void Quotes_keep_it_from_being_replaced(string up, string place, string message) =>
        Assert.Equal([$"{Sources.Users}.sql{place}: error TM1011: '${{app_role}}' stands {message}"], Sources.File(Sources.Users, Declared, up).Lines());

    [Theory]
    [InlineData("SELECT '${not_declared}';")]
    [InlineData("SELECT 1 -- ${not_declared}\n/* ${nor_this} */;")]
    [InlineData("CREATE FUNCTION f() RETURNS text AS $js$ return `${x} ${y.z}`; $js$ LANGUAGE plv8;")]
    [InlineData("DO LANGUAGE plv8 $js$ plv8.elog(NOTICE, `${x}`); $js$;")]
    public void Text_that_only_looks_so_is_none(string up) => Assert.Empty(Sources.File(Sources.Users, up: up).Lines());

    [Theory]
    [InlineData("DO $$ BEGIN EXECUTE format('x %I', ${app_role}); END $$;")]
    [InlineData("CREATE FUNCTION f() RETURNS text AS $a$ SELECT $b$ ${app_role} $b$ $a$ LANGUAGE sql;")]
    [InlineData("CREATE FUNCTION f() RETURNS text AS $js$ return ${app_role}; $js$ LANGUAGE plv8;")]
    public void In_a_dollar_quoted_body_it_is_one(string up)
    {
        var script = Sources.File(Sources.Users, Declared, up);
        Assert.Empty(script.Lines());
        var use = Assert.Single(script.Up!.Placeholders);
        Assert.Equal("${app_role}".Length, use.Length);
        Assert.Equal(up.IndexOf("${app_role}", StringComparison.Ordinal), use.Start - (Declared.Length + 1 + "-- migrate:up\n".Length));
    }

    [Fact]
    public void An_undeclared_one_in_a_body_of_sql_is_reported() =>
        Assert.Equal(["TM1011"], Sources.File(Sources.Users, up: "CREATE FUNCTION f() RETURNS text AS $$ SELECT ${x} $$ LANGUAGE sql;").Ids());

    [Fact]
    public void Uses_come_in_order_with_the_index_of_their_declaration()
    {
        var script = Sources.File(
            Sources.Users, Declared + "\n-- placeholder: days number = 30", "DO $$ BEGIN PERFORM ${days}; END $$; SET ROLE ${app_role}; SELECT ${days};", "SET ROLE ${app_role}");
        Assert.Empty(script.Lines());
        Assert.Equal([1, 0, 1], script.Up!.Placeholders.Select(u => u.Placeholder));
        Assert.Equal([0], script.Down!.Placeholders.Select(u => u.Placeholder));
        Assert.Equal([new("app_role", PlaceholderKind.Identifier, "app"), new PlaceholderDefinition("days", PlaceholderKind.Number, "30")], script.Placeholders.Select(p => p.Definition));
    }

    [Fact]
    public void A_malformed_one_says_how_it_is_written() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(2,10): error TM1011: '${{app role}}' is no placeholder. Write '${{name}}', with letters, digits and underscores, and no digit in front."],
            Sources.File(Sources.Users, up: "SET ROLE ${app role};").Lines());

    [Fact]
    public void Classes_declare_by_attribute()
    {
        var facts = Sources.SqlClass(up: "SET ROLE ${app_role}") with { Placeholders = new PlaceholderDefinition[] { new("app_role", PlaceholderKind.Identifier, null) } };
        Assert.Empty(facts.Read().Lines());
        Assert.Equal(
            ["Shop.CreateUsers.UpText(1,10): error TM1011: Placeholder '${app_role}' is used but not declared, so nobody checks its value. Declare it: [Placeholder(\"app_role\", PlaceholderKind.Identifier)]."],
            (facts with { Placeholders = default }).Read().Lines());
        Assert.StartsWith("Shop.CreateUsers.Placeholder[0]: error TM1011: Placeholder 'app_role' is declared but not used",
            Assert.Single((facts with { Up = new("SELECT 1") }).Read().Lines()), StringComparison.Ordinal);
        Assert.Equal(["TM1011"], (Sources.CodeClass() with { Placeholders = facts.Placeholders }).Read().Ids());
        Assert.Equal(["TM1011"], (facts with { Placeholders = new[] { facts.Placeholders[0], facts.Placeholders[0] } }).Read().Ids());
    }
}
