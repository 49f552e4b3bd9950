using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerPropertyTests
{
    [Fact]
    public void The_tokens_put_together_are_the_text() => SqlTexts.ForAll(text =>
    {
        var at = 0;
        foreach (var token in new SqlLexer(text))
        {
            Assert.Equal(at, token.Start);
            Assert.True(token.Length > 0);
            Assert.NotEqual(SqlTokenKind.None, token.Kind);
            at = token.End;
        }

        Assert.Equal(text.Length, at);
    });

    [Fact]
    public void Only_the_last_token_can_be_unterminated() => SqlTexts.ForAll(text =>
    {
        var tokens = Tokens.List(text);
        Assert.DoesNotContain(tokens.Take(Math.Max(0, tokens.Count - 1)), t => t.IsUnterminated);
    });

    [Fact]
    public void A_part_is_lexed_as_the_same_text_alone() => SqlTexts.ForAll(text =>
        Assert.Equal(Tokens.Of(text, blanks: true), Tokens.Of("'" + text + "'", 1, text.Length + 1, blanks: true)));

    [Fact]
    public void Statements_are_in_order_without_blanks_at_their_ends_and_cover_all_that_is_not_blank() => SqlTexts.ForAll(text =>
    {
        var statements = StatementReader.Read(text).Statements;
        var solid = Tokens.List(text).Where(t => !t.IsBlank && t.Kind is not (SqlTokenKind.Semicolon or SqlTokenKind.MetaCommand)).ToList();
        var at = 0;
        foreach (var statement in statements)
        {
            Assert.True(statement.Start >= at && statement.Length > 0);
            Assert.Contains(solid, t => t.Start == statement.Start);
            Assert.Contains(solid, t => t.End == statement.End);
            at = statement.End;
        }

        Assert.All(solid, t => Assert.Contains(statements, s => s.Start <= t.Start && t.End <= s.End));
    });

    [Fact]
    public void Errors_are_in_order_and_inside_the_text() => SqlTexts.ForAll(text =>
    {
        var errors = StatementReader.Read(text).Errors;
        Assert.Equal(errors.OrderBy(e => e.Start), errors);
        Assert.All(errors, e => Assert.True(e.Start >= 0 && e.Length > 0 && e.Start + e.Length <= text.Length, e.ToString()));
    });

    [Fact]
    public void Trimming_twice_is_trimming_once_and_changes_no_statement() => SqlTexts.ForAll(text =>
    {
        var once = LineEndTrimmer.TrimLineEnds(text);
        Assert.Equal(once, LineEndTrimmer.TrimLineEnds(once));
        Assert.Equal(Solid(text), Solid(once));
    });

    /// <summary>All tokens that are not blank, without what may change inside them: gaps of continued literals, blanks behind psql commands.</summary>
    private static string[] Solid(string text) =>
        [.. Tokens.List(text).Where(t => !t.IsBlank).Select(t => t.Kind + " " + string.Concat(text.Substring(t.Start, t.Length).Where(c => c is not (' ' or '\t'))))];
}
