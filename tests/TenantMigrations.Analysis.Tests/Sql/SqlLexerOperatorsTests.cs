namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerOperatorsTests
{
    [Theory]
    [InlineData("a<-1", "Identifier‹a› Operator‹<› Operator‹-› Number‹1›")]
    [InlineData("a!=-1", "Identifier‹a› Operator‹!=-› Number‹1›")]
    [InlineData("@-5", "Operator‹@-› Number‹5›")]
    [InlineData("=-+-+1", "Operator‹=› Operator‹-› Operator‹+› Operator‹-› Operator‹+› Number‹1›")]
    [InlineData("+++", "Operator‹+› Operator‹+› Operator‹+›")]
    [InlineData("+*-", "Operator‹+*› Operator‹-›")]
    [InlineData("-+@+-", "Operator‹-+@+-›")]
    [InlineData("*-+", "Operator‹*› Operator‹-› Operator‹+›")]
    [InlineData("->> #>> @> ?| ~~* <> >= || !!", "Operator‹->>› Operator‹#>>› Operator‹@>› Operator‹?|› Operator‹~~*› Operator‹<>› Operator‹>=› Operator‹||› Operator‹!!›")]
    public void A_sign_at_the_end_is_given_back_unless_a_mark_is_in_it(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("a+--b", "Identifier‹a› Operator‹+›")]
    [InlineData("a<--b", "Identifier‹a› Operator‹<›")]
    [InlineData("a@---b", "Identifier‹a› Operator‹@›")]
    [InlineData("a*/*b*/c", "Identifier‹a› Operator‹*› Identifier‹c›")]
    [InlineData("a-/*b*/-c", "Identifier‹a› Operator‹-› Operator‹-› Identifier‹c›")]
    [InlineData("a*/b", "Identifier‹a› Operator‹*/› Identifier‹b›")]
    [InlineData("a//*b", "Identifier‹a› Operator‹/› BlockComment", true)]
    public void An_operator_stops_where_a_comment_opens(string text, string expected, bool prefix = false)
    {
        var tokens = Tokens.Of(text, blanks: prefix);
        if (prefix) Assert.StartsWith(expected, tokens, StringComparison.Ordinal);
        else Assert.Equal(expected, tokens);
    }

    [Theory]
    [InlineData("a::b", "Identifier‹a› TypeCast‹::› Identifier‹b›")]
    [InlineData("a:::b", "Identifier‹a› TypeCast‹::› Colon‹:› Identifier‹b›")]
    [InlineData("a := b", "Identifier‹a› ColonEquals‹:=› Identifier‹b›")]
    [InlineData("a => b", "Identifier‹a› EqualsGreater‹=>› Identifier‹b›")]
    [InlineData("a =>-1", "Identifier‹a› EqualsGreater‹=>› Operator‹-› Number‹1›")]
    [InlineData("a =>> b", "Identifier‹a› Operator‹=>>› Identifier‹b›")]
    [InlineData("a >=> b", "Identifier‹a› Operator‹>=>› Identifier‹b›")]
    [InlineData("(a,b)", "LeftParenthesis‹(› Identifier‹a› Comma‹,› Identifier‹b› RightParenthesis‹)›")]
    [InlineData("...", "DotDot‹..› Dot‹.›")]
    public void Some_signs_are_tokens_of_their_own(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Fact]
    public void An_operator_has_at_most_63_characters()
    {
        var longest = new string('@', 63);

        Assert.Equal($"Operator‹{longest}›", Tokens.Of(longest));
        Assert.Equal($"Operator‹{longest}@›!OperatorTooLong", Tokens.Of(longest + "@"));
    }
}
