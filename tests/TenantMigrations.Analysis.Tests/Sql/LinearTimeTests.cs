using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

/// <summary>Half a million characters of what tempts a lexer to look again and again: in quadratic time each of these would take minutes.</summary>
public sealed class LinearTimeTests
{
    private const int Size = 500_000;

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("$")]
    [InlineData("${")]
    [InlineData("${a ")]
    [InlineData("$a")]
    [InlineData("$a ")]
    [InlineData("$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ")]
    [InlineData("+")]
    [InlineData("+-")]
    [InlineData("*")]
    [InlineData("@")]
    [InlineData("/")]
    [InlineData("/*")]
    [InlineData("/**/")]
    [InlineData("'")]
    [InlineData("'a'\n")]
    [InlineData("'a' -- b\n")]
    [InlineData("''a")]
    [InlineData("\"")]
    [InlineData("\"a\"")]
    [InlineData("--")]
    [InlineData("-- \n")]
    [InlineData("1")]
    [InlineData("1_")]
    [InlineData("1.")]
    [InlineData("0x")]
    [InlineData("1e+")]
    [InlineData(" ")]
    [InlineData("\v")]
    [InlineData("\0")]
    [InlineData("\\")]
    [InlineData("\\a\n")]
    [InlineData("E'\\")]
    [InlineData("U&")]
    [InlineData(";")]
    [InlineData("a;")]
    [InlineData("(;")]
    [InlineData("create rule(;")]
    [InlineData("create function begin atomic;")]
    public void A_long_text_is_read_to_its_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, Size / piece.Length));

        var script = StatementReader.Read(text);

        Assert.All(script.Statements.TakeLast(1), s => Assert.InRange(s.End, 0, text.Length));
        Assert.InRange(LineEndTrimmer.TrimLineEnds(text).Length, 0, text.Length);
    }

    [Fact]
    public void A_tag_that_nearly_matches_all_the_time_is_compared_once()
    {
        var almost = new string('a', 100_000);
        var text = $"${almost}a$" + string.Concat(Enumerable.Repeat($"${almost}b$", 100));

        Assert.Equal(SqlLexicalErrorKind.UnterminatedDollarString, Assert.Single(Tokens.List(text)).Error);
    }

    [Fact]
    public void Lexing_allocates_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("select 'a' || $$b$$, \"c\", 1.5 /* d */ from t; -- e\n", 1000));
        Count(text);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var words = Count(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(1000, words);
    }

    private static int Count(string text)
    {
        var words = 0;
        foreach (var token in new SqlLexer(text))
        {
            if (token.IsWord(text, "select")) words++;
        }

        return words;
    }
}
