using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1019Tests
{
    private const string Late = "20240301000000_create_teams";
    private const string Vacuum = "VACUUM;";

    [Fact]
    public void What_is_accepted_and_there_is_no_finding_any_more()
    {
        var script = Sources.File(Sources.Users, up: "SELECT 1;\n-- tm:allow TM2001 an experiment\n-- that may fail\nVACUUM;");
        Assert.Empty(script.Lines());
        Assert.DoesNotContain("TM2001", StatementRules(script));
        Assert.Contains("TM2001", StatementRules(Sources.File(Sources.Users, up: Vacuum)));
    }

    [Fact]
    public void What_is_not_there_is_warned_about() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(3,1): warning TM1019: TM2001 is accepted here, but the statement below has no such finding. Remove the line: left there, it would hide the next one."],
            Sources.File(Sources.Users, up: "SELECT 1;\n-- tm:allow TM2001 an experiment\nSELECT 2;").Lines());

    [Fact]
    public void A_line_is_about_its_statement_only()
    {
        var script = Sources.File(Sources.Users, up: "-- tm:allow TM2001 an experiment\nSELECT 1;\nVACUUM;");
        Assert.Equal(["TM1019"], script.Ids());
        Assert.Contains("TM2001", StatementRules(script));
    }

    [Fact]
    public void A_line_of_the_up_part_says_nothing_about_the_down_part()
    {
        var script = Sources.File(Sources.Users, up: "-- tm:allow TM2001 an experiment\nVACUUM;", down: Vacuum);
        Assert.Empty(script.Ids());
        Assert.Contains("TM2001", StatementRules(script));
    }

    [Fact]
    public void In_the_header_it_is_about_the_whole_file()
    {
        var script = Sources.File(Sources.Users, "-- tm:allow TM2001 an experiment", "SELECT 1;\nVACUUM;", "VACUUM;\nVACUUM;");
        Assert.Empty(script.Lines());
        Assert.DoesNotContain("TM2001", StatementRules(script));
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): warning TM1019: TM2001 is accepted for this file, which has no such finding. Remove the line: left there, it would hide the next one."],
            Sources.File(Sources.Users, "-- tm:allow TM2001 an experiment").Lines());
    }

    [Fact]
    public void In_the_header_and_above_the_statement_both_are_used() =>
        Assert.Empty(Sources.File(Sources.Users, "-- tm:allow TM2001 an experiment", "-- tm:allow TM2001 this too\nVACUUM;").Lines());

    [Theory]
    [InlineData("TM1006", "-- depends-on: " + Late)]
    [InlineData("TM1016", "-- depends-on: " + Early + ", " + Early)]
    public void Warnings_about_dependencies_are_accepted_in_the_header(string rule, string dependencies)
    {
        var others = new[] { Sources.File(Late), Sources.File(Early) };
        Assert.Empty(Sources.Lines([Sources.File(Sources.Users, $"-- tm:allow {rule} both are released\n{dependencies}"), .. others]));
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): warning TM1019: {rule} is accepted for this file, which has no such finding. Remove the line: left there, it would hide the next one."],
            Sources.Lines([Sources.File(Sources.Users, $"-- tm:allow {rule} both are released\n-- depends-on: {Early}"), .. others]));
    }

    private const string Early = "20230101000000_create_rights";

    [Fact]
    public void As_long_as_a_dependency_is_unknown_so_is_what_would_be_found() =>
        Assert.Equal(["TM1003"], Sources.Ids(Sources.File(Sources.Users, "-- tm:allow TM1006 both are released\n-- depends-on: 20250101000000_gone")));

    [Fact]
    public void Dependencies_are_no_matter_of_a_statement()
    {
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): warning TM1019: TM1006 (Dependency has a later timestamp) is about the header, not about a statement. Move the line above '-- migrate:up'."],
            Sources.File(Sources.Users, up: "-- tm:allow TM1006 both are released\nSELECT 1;").Lines());
        Assert.Equal(
            [
                "Shop.CreateUsers.UpText(1,1): warning TM1019: TM1016 (Dependency is declared twice) is about [DependsOn], not about a statement. "
                + "Remove the line, and write '#pragma warning disable TM1016' above that attribute.",
            ],
            Sources.SqlClass(up: "-- tm:allow TM1016 once is not enough\nSELECT 1;").Read().Lines());
    }

    [Theory]
    [InlineData("TM2999", "There is no rule TM2999, so this accepts nothing. Correct the id, or remove the line.")]
    [InlineData("TM1009", "TM1009 (Down part is missing) cannot be accepted, since nothing sensible can be built in spite of it. Mend what it reports, and remove the line.")]
    [InlineData("TM1013", "TM1013 (Released migration was edited) is not about a statement, so it cannot be accepted here. Mend what it reports, or set its severity for the whole project: 'dotnet_diagnostic.TM1013.severity = none' in a .globalconfig.")]
    public void What_can_never_be_accepted_says_what_to_do_instead(string rule, string message)
    {
        Assert.Equal([$"{Sources.Users}.sql(1,1): warning TM1019: {message}"], Sources.File(Sources.Users, $"-- tm:allow {rule} for now").Lines());
        Assert.Equal([$"{Sources.Users}.sql(2,1): warning TM1019: {message}"], Sources.File(Sources.Users, up: $"-- tm:allow {rule} for now\nSELECT 1;").Lines());
        Assert.Equal([$"Shop.CreateUsers.DownText(1,1): warning TM1019: {message}"], Sources.SqlClass(down: $"-- tm:allow {rule} for now\nSELECT 1;").Read().Lines());
    }

    [Fact]
    public void A_syntax_error_cannot_be_accepted_and_both_are_told() =>
        Assert.Equal(["TM1019", "TM1100"], Sources.File(Sources.Users, up: "-- tm:allow TM1100 it works on my machine\nSELEC 1;").Ids());

    [Theory]
    [InlineData("-- tm:allow TM2001 an experiment\nSELEC 1;")]
    [InlineData("-- tm:allow TM2001 an experiment\nSELECT 1;\nSELEC 1;")]
    [InlineData("-- tm:allow TM2001 an experiment\nDO $$ BEGIN VACUM; END $$;")]
    [InlineData("SELEC 1;\n-- tm:allow TM2001 an experiment")]
    public void While_something_cannot_be_read_nobody_knows(string up)
    {
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, up: up).Ids());
        Assert.Equal(["TM1100"], Sources.SqlClass(up: up).Read().Ids());
    }

    [Fact]
    public void Nor_while_something_is_open_to_the_end() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, up: "-- tm:allow TM2999 x\nSELECT 'open;").Ids());

    [Fact]
    public void A_header_is_judged_when_the_rest_is_read() =>
        Assert.Equal(["TM1100"], Sources.File(Sources.Users, "-- tm:allow TM2001 an experiment", down: "SELEC 1;").Ids());

    [Fact]
    public void Below_the_last_statement_it_is_about_nothing() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(3,1): warning TM1019: TM2001 is accepted here, but no statement follows. Move the line above the statement that it is about, or remove it."],
            Sources.File(Sources.Users, up: "VACUUM;\n-- tm:allow TM2001 an experiment").Lines());

    [Fact]
    public void Inside_a_statement_it_is_about_that_one()
    {
        var script = Sources.File(Sources.Users, up: "SELECT 1;\nVACUUM\n  -- tm:allow TM2001 an experiment\n  users;\nSELECT 2;");
        Assert.Empty(script.Lines());
        Assert.DoesNotContain("TM2001", StatementRules(script));
    }

    [Fact]
    public void Inside_a_body_it_is_text_of_the_body() =>
        Assert.Empty(Sources.File(Sources.Users, up: "DO $$\n-- tm:allow TM2001 an experiment\nBEGIN END $$;").Lines());

    [Fact]
    public void Two_lines_above_one_statement_are_judged_apart()
    {
        var script = Sources.File(Sources.Users, up: "-- tm:allow TM2001 an experiment\n-- tm:allow TM2999 x\nVACUUM;");
        Assert.Equal(["TM1019"], script.Ids());
        Assert.Contains("TM2999", Assert.Single(script.Findings).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TM2001", StatementRules(script));
    }

    [Fact]
    public void In_a_constant_it_is_the_same()
    {
        Assert.Equal(
            ["Shop.CreateUsers.UpText(2,3): warning TM1019: TM2001 is accepted here, but the statement below has no such finding. Remove the line: left there, it would hide the next one."],
            Sources.SqlClass(up: "SELECT 1;\r\n  -- tm:allow TM2001 an experiment\r\nSELECT 2;").Read().Lines());
        var script = Sources.SqlClass(up: "-- tm:allow TM2001 an experiment\nVACUUM", down: "SELECT 1;").Read();
        Assert.Empty(script.Lines());
        Assert.DoesNotContain("TM2001", StatementRules(script));
    }

    [Fact]
    public void It_breaks_nothing() => Assert.False(Sources.File(Sources.Users, "-- tm:allow TM2999 x").IsBroken);

    private static IEnumerable<string> StatementRules(MigrationScript script) => script.StatementFindings.Select(finding => finding.RuleId);
}
