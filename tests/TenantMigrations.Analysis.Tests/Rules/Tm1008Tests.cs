namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1008Tests
{
    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\t\r\n")]
    public void An_empty_file_is_one_finding(string text) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1008: This migration file is empty. Write '-- migrate:up' and below it the SQL that makes the change; or remove the file."],
            Sources.Text($"migrations/{Sources.Users}.sql", text).Lines());

    [Theory]
    [InlineData("CREATE TABLE users (id int);")]
    [InlineData("-- only a comment")]
    [InlineData("-- migrate:down\nDROP TABLE users;")]
    [InlineData("SELECT '-- migrate:up';")]
    [InlineData("/*\n-- migrate:up\n*/ SELECT 1;")]
    [InlineData("SELECT $$\n-- migrate:up\nSELECT 1;\n$$;")]
    public void Without_marker_it_says_which_is_needed(string text)
    {
        var lines = Sources.Text(text).Lines().Where(l => !l.Contains("TM1010", StringComparison.Ordinal));
        Assert.Equal(
            [
                $"{Sources.Users}.sql(1,1): error TM1008: This migration has no up part: there is no line '-- migrate:up'. Put one above the SQL that makes the change, "
                + "and '-- migrate:down' above the SQL that undoes it.",
            ],
            lines);
    }

    [Theory]
    [InlineData("-- migrate:up\n-- migrate:down\nSELECT 1;")]
    [InlineData("-- migrate:up\n-- nothing yet\n;;\n-- migrate:down\nSELECT 1;")]
    public void An_empty_up_part_is_reported_at_its_marker(string text) =>
        Assert.Equal(
            [$"{Sources.Users}.sql(1,1): error TM1008: The up part has no statement, so there is nothing to apply. Write the SQL that makes the change below '-- migrate:up'."],
            Sources.Text(text).Lines());

    [Theory]
    [InlineData("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;")]
    [InlineData("-- Up migration\nSELECT 1;\n-- Down migration\nSELECT 1;")]
    [InlineData("-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 1;")]
    [InlineData("--migrate:up\nSELECT 1;\n  --\tmigrate:down  \nSELECT 1;")]
    [InlineData("-- migrate:down\nSELECT 1;\n-- migrate:up\nSELECT 1;")]
    public void All_spellings_of_the_markers_count(string text) => Assert.Empty(Sources.Text(text).Lines());

    [Fact]
    public void A_class_needs_the_constant()
    {
        Assert.Equal(
            ["Shop.CreateUsers.UpMember: error TM1008: This migration has no up part. Add 'public const string Up' with the SQL that makes the change."],
            Sources.SqlClass(up: null).Read().Lines());
        Assert.Equal(
            ["Shop.CreateUsers.UpMember: error TM1008: The constant 'Up' has no statement, so there is nothing to apply. Write the SQL that makes the change into it."],
            Sources.SqlClass(up: " -- nothing").Read().Lines());
    }
}
