namespace TenantMigrations.Analysis.Tests.Sql.Parsing;

public sealed class EscapeTests
{
    [Theory]
    [InlineData(@"select e'\u0061\U0010FFFF\uD83D\uDE00\n\'\\u\x1\7\x01\001\x\8\\0'")]
    [InlineData(@"select '\u1', $$\u1$$, U&'\0061\+01F600\\x''\D83D\DE00' as U&""d\0061ta""")]
    [InlineData(@"select U&'!0061\' uescape '!', U&""!0061"" uescape '!'")]
    [InlineData("select e'a' -- \\u'\n'b'")]
    [InlineData("select U&'\\00'\n'61'")]
    [InlineData("select U&'!0061' -- '\n uescape /* ' */ '!'")]
    public void Good_escapes_are_read(string text) => Assert.NotNull(Assert.Single(Parsed.All(text)).Tree);

    [Theory]
    [InlineData(@"select e'a⟦\u⟧061'")]
    [InlineData(@"select e'a⟦\U⟧0061'")]
    [InlineData(@"select e'⟦\u0000⟧'")]
    [InlineData(@"select e'a⟦\0⟧'")]
    [InlineData(@"select e'a⟦\4⟧00'")]
    [InlineData(@"select e'a⟦\x⟧0'")]
    [InlineData(@"select U&'a' uescape ⟦from⟧ t")]
    [InlineData(@"select e'⟦\UFFFFFFFF⟧'")]
    [InlineData(@"select e'⟦\uDC00⟧'")]
    [InlineData(@"select e'\uD800⟦x⟧'")]
    [InlineData(@"select e'\uD800⟦'⟧")]
    [InlineData(@"select e'\uD800⟦\⟧n'")]
    [InlineData(@"select e'\uD800⟦\u0061⟧'")]
    [InlineData(@"select U&'a⟦\⟧061'")]
    [InlineData(@"select U&'a⟦\⟧+0061'")]
    [InlineData(@"select U&'\DB99⟦'⟧")]
    [InlineData(@"select U&'\DB99⟦\0061⟧'")]
    [InlineData(@"select U&'⟦\+2FFFFF⟧'")]
    [InlineData(@"select U&'a' uescape ⟦'+'⟧")]
    [InlineData(@"select U&'a' uescape ⟦'ab'⟧")]
    [InlineData(@"select 1 as U&""a⟦\⟧1""")]
    public void A_wrong_escape_is_an_error_where_PostgreSQL_says(string marked)
    {
        var (open, close) = (marked.IndexOf('⟦', StringComparison.Ordinal), marked.IndexOf('⟧', StringComparison.Ordinal));
        var text = marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal);

        var error = Assert.Single(Parsed.All(text)).Error;

        Assert.NotNull(error?.Reason);
        Assert.Equal((open, close - open - 1), (error.Span.Start, error.Span.Length));
    }

    [Fact]
    public void What_is_wrong_before_the_escape_goes_first() => Assert.Equal(12, Assert.Single(Parsed.All(@"select from from e'\u1'")).Error?.Span.Start);
}
