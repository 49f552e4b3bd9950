namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerNumbersTests
{
    [Theory]
    [InlineData("1 12.5 .5 5. 1e5 1.5E-3 .5e+2 5.e1")]
    [InlineData("0 00 007")]
    public void Numbers_of_every_version(string text) =>
        Assert.Equal(string.Join(' ', text.Split(' ').Select(n => $"Number‹{n}›")), Tokens.Of(text));

    [Theory]
    [InlineData("1_000 1_0.0_1 1e1_0 0x1F 0X_ff 0o17 0B101 0b1_0")]
    public void Numbers_of_PostgreSQL_16_are_marked(string text) =>
        Assert.Equal(string.Join(' ', text.Split(' ').Select(n => $"Number‹{n}›!NumberOfPostgres16")), Tokens.Of(text));

    [Theory]
    [InlineData("123abc 1_ 1__0 0x 0xG 0x1G 0o8 0b2 1e 1.5e 1e+ 1E- 1.a 1._5 1e5x 1ä 0x_ 0b1_ 1e5$1 0x1F$a 1_0$ 1.5e5$ 0b12 0o78 0b1_12")]
    public void Letters_behind_a_number_are_an_error(string text) =>
        Assert.Equal(string.Join(' ', text.Split(' ').Select(n => $"Number‹{n}›!NumberWithTrailingJunk")), Tokens.Of(text));

    [Theory]
    [InlineData("1..10", "Number‹1› DotDot‹..› Number‹10›")]
    [InlineData("1.5.5", "Number‹1.5› Number‹.5›")]
    [InlineData("1.5..2", "Number‹1.5› DotDot‹..› Number‹2›")]
    [InlineData("-1+2", "Operator‹-› Number‹1› Operator‹+› Number‹2›")]
    [InlineData("1e+5-1", "Number‹1e+5› Operator‹-› Number‹1›")]
    [InlineData("a[1:2]", "Identifier‹a› LeftBracket‹[› Number‹1› Colon‹:› Number‹2› RightBracket‹]›")]
    [InlineData("t1.c1", "Identifier‹t1› Dot‹.› Identifier‹c1›")]
    [InlineData("1--2", "Number‹1›")]
    [InlineData("1$1", "Number‹1› Parameter‹$1›")]
    [InlineData("1e+5$1", "Number‹1e+5› Parameter‹$1›")]
    [InlineData("1e5${x}", "Number‹1e5› Placeholder‹${x}›")]
    public void Numbers_end_where_PostgreSQL_ends_them(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));
}
