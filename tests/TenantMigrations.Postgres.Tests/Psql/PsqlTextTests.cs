using TenantMigrations.Postgres.Psql;

namespace TenantMigrations.Postgres.Tests.Psql;

public sealed class PsqlTextTests
{
    [Theory]
    [InlineData("SELECT a[1:n], b::text, ':x', $$ :x $$", "SELECT a[1: n], b::text, ':x', $$ :x $$;")]
    [InlineData("SELECT 1 -- end", "SELECT 1 -- end\n;")]
    [InlineData("SELECT 1 -- end\n", "SELECT 1 -- end\n;")]
    [InlineData("SELECT 1 /* end */", "SELECT 1 /* end */;")]
    public void A_statement_ends_where_psql_sees_it(string sql, string expected) => Assert.Equal(expected, PsqlText.Statement(sql));

    [Theory]
    [InlineData("it's", "'it''s'::text")]
    [InlineData("a\\b'", "E'a\\\\b'''::text")]
    [InlineData(null, "NULL::text")]
    public void A_value_is_the_same_whatever_the_session_makes_of_a_backslash(string? value, string expected) => Assert.Equal(expected, PsqlText.Text(value));

    [Fact]
    public void A_comment_is_one_line() => Assert.Equal("a?b?c?d", PsqlText.Comment("a\nb\u2028c\u202Ed"));

    [Fact]
    public void A_body_holds_no_end_of_its_quotes() => Assert.Equal("$tm2$ $tm$ $tm1$ $tm2$", PsqlText.DollarQuoted(" $tm$ $tm1$ "));
}
