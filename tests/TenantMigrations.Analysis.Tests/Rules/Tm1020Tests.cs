using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1020Tests
{
    private const string Around = "-- migrate:up\nUPDATE users SET role = 'x';\n\n-- migrate:down\nSELECT 2;\n\n";

    [Theory]
    [InlineData("-- migrate:verify\n")]
    [InlineData("-- verify:\n")]
    [InlineData("--VERIFY: \n")]
    public void Queries_are_what_is_asked(string marker)
    {
        var script = Sources.Text(Around + marker + "SELECT count(*) = 0 FROM users WHERE role IS NULL;\nVALUES (true);\n(SELECT true UNION SELECT false) LIMIT 1;\nWITH q AS (SELECT 1) SELECT true FROM q;");

        Assert.Empty(script.Lines());
        Assert.Equal(4, script.Verify!.Statements.Count);
        Assert.True(script.Verify.InTransaction);
        Assert.Single(script.Up!.Statements);
        Assert.Single(script.Down!.Statements);
    }

    [Fact]
    public void It_may_stand_between_the_parts()
    {
        var script = Sources.Text("-- migrate:up transaction:false\nSELECT 1;\n-- migrate:verify\nSELECT true;\n-- migrate:down\nSELECT 2;");
        Assert.Empty(script.Lines());
        Assert.True(script.Verify!.InTransaction);
    }

    [Fact]
    public void An_empty_one_is_reported_at_its_marker() =>
        Assert.Equal(
            [$"{Sources.Users}.sql(7,1): error TM1020: The verification has no statement, so nothing is verified. Write a query that returns true where all is well; or remove it."],
            Sources.Text(Around + "-- migrate:verify\n-- later\n").Lines());

    [Theory]
    [InlineData("UPDATE users SET role = 'x'")]
    [InlineData("DO $$ BEGIN END $$")]
    [InlineData("CREATE TABLE t ()")]
    [InlineData("SELECT true INTO t")]
    [InlineData("WITH gone AS (DELETE FROM users RETURNING 1) SELECT count(*) > 0 FROM gone")]
    [InlineData("CALL check_all()")]
    [InlineData("EXPLAIN SELECT true")]
    public void What_is_no_question_is_reported(string statement)
    {
        Assert.Equal(["TM1020"], Sources.Text(Around + $"-- migrate:verify\nSELECT true;\n{statement};").Ids());
        Assert.Equal(["TM1020"], (Sources.SqlClass() with { Verify = new ClassConstant(statement) }).Read().Ids());
    }

    [Fact]
    public void A_change_is_told_where_it_belongs() =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(8,1): error TM1020: A verification is a query that returns true where all is well, such as 'SELECT count(*) = 0 FROM users WHERE role IS NULL'. "
                + "What changes something belongs into the up part.",
            ],
            Sources.Text(Around + "-- migrate:verify\nDELETE FROM users;").Lines());

    [Fact]
    public void A_syntax_error_in_it_is_one_like_any_other() =>
        Assert.Equal(["TM1100"], Sources.Text(Around + "-- migrate:verify\nSELEC true;").Ids());

    [Fact]
    public void Rules_on_statements_look_at_it() =>
        Assert.Equal(
            ["TM3002"], Sources.Text(Around + "-- migrate:verify\nSELECT set_config('work_mem', '1MB', false) = '1MB';").StatementFindings.Select(finding => finding.RuleId));

    [Fact]
    public void Placeholders_count_in_it()
    {
        Assert.Empty(Sources.Text("-- placeholder: n number = 3\n" + Around + "-- migrate:verify\nSELECT count(*) > ${n} FROM users;").Lines());
        Assert.Equal(["TM1011"], Sources.Text(Around + "-- migrate:verify\nSELECT count(*) > ${n} FROM users;").Ids());
    }

    [Theory]
    [InlineData("-- migrate:verfy", "TM1010")]
    [InlineData("-- migrate: verify", "TM1010")]
    [InlineData("-- migrate-verify", "TM1010")]
    [InlineData("-- migrate:verify transaction:false", "TM1010")]
    [InlineData("-- verify: with the shop's owner", "TM1010")]
    [InlineData("-- verify this with the shop's owner", null)]
    public void Its_marker_is_written_in_one_way(string marker, string? ruleId) =>
        Assert.Equal(ruleId is null ? [] : [ruleId], Sources.Text(Around + marker + "\nSELECT true;").Ids());

    [Fact]
    public void It_stands_once() => Assert.Equal(["TM1010"], Sources.Text(Around + "-- verify:\nSELECT true;\n-- migrate:verify\nSELECT true;").Ids());

    [Fact]
    public void A_class_has_it_as_a_constant_which_its_checksum_covers()
    {
        var without = Sources.SqlClass();
        var with = without with { Verify = new ClassConstant("SELECT true;\nSELECT 1 = 1") };

        var script = with.Read();

        Assert.Empty(script.Lines());
        Assert.Equal(2, script.Verify!.Statements.Count);
        Assert.Equal(SourceAnchor.VerifyMember, script.Verify.Place.Anchor);
        Assert.NotEqual(without.Read().Checksum, script.Checksum);
        Assert.NotEqual((with with { Verify = new ClassConstant("SELECT true") }).Read().Checksum, script.Checksum);
        Assert.Equal(3, script.LineMarks.Split('.').Length);
        Assert.Equal(2, without.Read().LineMarks.Split('.').Length);
    }

    [Fact]
    public void A_constant_is_told_at_its_own_place()
    {
        Assert.StartsWith("Shop.CreateUsers.VerifyText(2,1): error TM1020", Assert.Single((Sources.SqlClass() with { Verify = new ClassConstant("SELECT true;\nDELETE FROM users") }).Read().Lines()));
        Assert.StartsWith("Shop.CreateUsers.VerifyMember: error TM1020", Assert.Single((Sources.SqlClass() with { Verify = new ClassConstant(" -- later") }).Read().Lines()));
        Assert.StartsWith("Shop.CreateUsers.VerifyMember: error TM1012", Assert.Single((Sources.SqlClass() with { Verify = new ClassConstant(null) }).Read().Lines()));
    }
}
