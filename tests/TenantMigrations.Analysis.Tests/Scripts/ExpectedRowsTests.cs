using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Scripts;

public sealed class ExpectedRowsTests
{
    [Theory]
    [InlineData(">0", 1, int.MaxValue)]
    [InlineData("> 0", 1, int.MaxValue)]
    [InlineData(">=10", 10, int.MaxValue)]
    [InlineData("=1", 1, 1)]
    [InlineData("0", 0, 0)]
    [InlineData("<5", 0, 4)]
    [InlineData("<=5", 0, 5)]
    [InlineData("1..5", 1, 5)]
    [InlineData("1 .. 5", 1, 5)]
    public void A_number_of_rows_is_a_range(string value, int least, int most)
    {
        var up = $"SELECT 1;\n-- expect-rows: {value}\n-- all of them\nUPDATE users SET role = 'x';";
        var file = Sources.File(Sources.Users, up: up);
        var constant = Sources.SqlClass(up: up).Read();

        Assert.Empty(file.Lines());
        Assert.Empty(constant.Lines());
        Assert.Equal(new RowExpectation(1, least, most), Assert.Single(file.Up!.ExpectedRows));
        Assert.Equal(new RowExpectation(1, least, most), Assert.Single(constant.Up!.ExpectedRows));
    }

    [Theory]
    [InlineData("")]
    [InlineData(">")]
    [InlineData("some")]
    [InlineData("-1")]
    [InlineData("<0")]
    [InlineData("5..1")]
    [InlineData("1..")]
    [InlineData("=>1")]
    [InlineData("!=1")]
    [InlineData("1 row")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    public void What_is_none_is_reported(string value)
    {
        var up = $"-- expect-rows: {value}\nUPDATE users SET role = 'x';";
        Assert.Equal(
            [$"{Sources.Users}.sql(2,1): error TM1010: '{value}' is no number of rows. Write '-- expect-rows: >0', or '=1', '>=10', '<=5', '1..5', '0'."],
            Sources.File(Sources.Users, up: up).Lines());
        Assert.Equal(["TM1010"], Sources.SqlClass(up: up).Read().Ids());
    }

    [Theory]
    [InlineData("INSERT INTO users VALUES (1)")]
    [InlineData("DELETE FROM users")]
    [InlineData("WITH x AS (SELECT 1) UPDATE users SET role = 'x'")]
    [InlineData("MERGE INTO users USING x ON true WHEN MATCHED THEN DELETE")]
    public void Changes_of_data_are_counted(string statement) => Assert.Empty(Sources.File(Sources.Users, up: $"-- expect-rows: >0\n{statement};", down: $"-- expect-rows: >0\n{statement};").Lines());

    [Theory]
    [InlineData("SELECT 1")]
    [InlineData("CREATE TABLE users ()")]
    [InlineData("DO $$ BEGIN DELETE FROM users; END $$")]
    [InlineData("WITH gone AS (DELETE FROM users RETURNING 1) SELECT 1")]
    [InlineData("TRUNCATE users")]
    public void Other_statements_count_no_rows(string statement) =>
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,1): error TM1010: '-- expect-rows' belongs right above an INSERT, UPDATE, DELETE or MERGE of the up or the down part; "
                + "here it would be ignored. Move it there, or remove it.",
            ],
            Sources.File(Sources.Users, up: $"-- expect-rows: >0\n{statement};").Lines());

    [Theory]
    [InlineData("-- expect-rows: >0\n-- migrate:up\nDELETE FROM users;\n-- migrate:down\nSELECT 2;")]
    [InlineData("-- migrate:up\nDELETE FROM users;\n-- expect-rows: >0\n-- migrate:down\nDELETE FROM users;")]
    [InlineData("-- migrate:up\nDELETE FROM users\n-- expect-rows: >0\nWHERE true;\n-- migrate:down\nSELECT 2;")]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n-- migrate:verify\n-- expect-rows: 1\nSELECT true;")]
    [InlineData("-- migrate:up\n-- expect-rows: >0\n-- expect-rows: 1\nDELETE FROM users;\n-- migrate:down\nSELECT 2;")]
    public void It_stands_above_the_statement_it_is_about_and_once(string text) => Assert.Equal(["TM1010"], Sources.Text(text).Ids());

    [Theory]
    [InlineData("-- expected-rows: >0")]
    [InlineData("-- expect-row: 1")]
    [InlineData("-- expect_rows >0")]
    [InlineData("-- expect rows: =1")]
    [InlineData("-- expect-rows >0")]
    public void A_misspelt_one_is_reported_as_it_would_be_ignored(string comment)
    {
        Assert.Equal(["TM1010"], Sources.File(Sources.Users, up: $"{comment}\nDELETE FROM users;").Ids());
        Assert.Equal(["TM1010"], Sources.SqlClass(up: $"{comment}\nDELETE FROM users;").Read().Ids());
    }

    [Theory]
    [InlineData("-- expect rows to be few")]
    [InlineData("-- Expected: 5 rows")]
    [InlineData("-- 5 rows")]
    public void Prose_is_prose(string comment) => Assert.Empty(Sources.File(Sources.Users, up: $"{comment}\nDELETE FROM users;").Lines());
}
