namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1101Tests
{
    private const string Message = "This statement is nested so deeply here that the compiler does not read it: a mistake in it would show only when it runs on the first tenant, and no "
        + "rule looks at it. Flatten it: name inner queries in WITH name AS (…), write many values as VALUES (…), (…), or make several statements of it.";

    [Fact]
    public void Nesting_that_is_not_followed_is_a_warning_where_that_begins()
    {
        var script = Sources.File(Sources.Users, up: $"SELECT 1;\nSELECT {Nested("(", 2_000)};");

        var finding = Assert.Single(script.Findings);
        Assert.Equal(("TM1101", FindingSeverity.Warning, Message), (finding.RuleId, finding.Severity, finding.Message));
        Assert.StartsWith($"{Sources.Users}.sql(3,100", Assert.Single(script.Lines()), StringComparison.Ordinal);
        Assert.False(script.IsBroken);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("coalesce(1, ")]
    [InlineData("- ")]
    [InlineData("CASE WHEN ")]
    public void A_few_hundred_levels_are_read(string open) => Assert.Empty(Sources.File(Sources.Users, up: $"SELECT {Nested(open, 300)};").Findings);

    [Fact]
    public void A_mistake_behind_a_few_hundred_levels_is_noticed() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, up: $"SELECT {Nested("(", 300)} 2;").Ids());

    [Theory]
    [InlineData("SELECT 1{0};", " + 1")]
    [InlineData("SELECT a{0} FROM t;", " OR a")]
    [InlineData("SELECT 1{0};", " UNION ALL SELECT 1")]
    [InlineData("SELECT * FROM t{0};", " CROSS JOIN t")]
    [InlineData("SELECT coalesce(1{0});", ", 1")]
    [InlineData("SELECT 1{0};", "::int")]
    public void A_chain_is_no_nesting(string statement, string piece) =>
        Assert.Empty(Sources.File(Sources.Users, up: statement.Replace("{0}", string.Concat(Enumerable.Repeat(piece, 5_000)), StringComparison.Ordinal)).Findings);

    [Fact]
    public void In_a_body_it_is_found_too() =>
        Assert.Equal(["TM1101"], Sources.File(Sources.Users, up: $"DO $$ BEGIN PERFORM {Nested("(", 2_000)}; END $$;").Ids());

    [Fact]
    public void It_can_be_accepted_above_the_statement() =>
        Assert.Empty(Sources.File(Sources.Users, up: $"-- tm:allow TM1101 made by a program and tested there\nSELECT {Nested("(", 2_000)};").Findings);

    [Fact]
    public void An_acceptance_that_is_not_needed_is_reported() =>
        Assert.Equal(["TM1019"], Sources.File(Sources.Users, up: "-- tm:allow TM1101 made by a program and tested there\nSELECT ((1));").Ids());

    private static string Nested(string open, int depth)
    {
        var close = open switch { "CASE WHEN " => " THEN 1 END", "- " => "", _ => ")" };
        return string.Concat(Enumerable.Repeat(open, depth)) + (open == "CASE WHEN " ? "true" : "1") + string.Concat(Enumerable.Repeat(close, depth));
    }
}
