using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerStringsTests
{
    [Theory]
    [InlineData("'a''b' c", "String‹'a''b'› Identifier‹c›")]
    [InlineData("'' ''''", "String‹''› String‹''''›")]
    [InlineData(@"'a\' b", @"String‹'a\'› Identifier‹b›")]
    [InlineData(@"E'\'' b", @"EscapeString‹E'\''› Identifier‹b›")]
    [InlineData(@"e'\\' b", @"EscapeString‹e'\\'› Identifier‹b›")]
    [InlineData(@"e'a''b\\\'c' d", @"EscapeString‹e'a''b\\\'c'› Identifier‹d›")]
    [InlineData(@"U&'\0061''b' uescape '!'", @"UnicodeString‹U&'\0061''b'› Identifier‹uescape› String‹'!'›")]
    [InlineData(@"u&'\' b", @"UnicodeString‹u&'\'› Identifier‹b›")]
    [InlineData("B'01' x'1F' n'a''b'", "BitString‹B'01'› HexString‹x'1F'› NationalString‹n'a''b'›")]
    [InlineData("b'0''1'", "BitString‹b'0'› String‹'1'›")]
    [InlineData("'a;\n--b\n/*c' d", "String‹'a;\n--b\n/*c'› Identifier‹d›")]
    public void Each_literal_has_its_own_rules_for_quotes_and_backslashes(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("'a'\n'b' c", "String‹'a'\n'b'› Identifier‹c›")]
    [InlineData("'a' \r 'b'", "String‹'a' \r 'b'›")]
    [InlineData("'a' 'b'", "String‹'a'› String‹'b'›")]
    [InlineData("'a' -- why\n 'b'", "String‹'a' -- why\n 'b'›")]
    [InlineData("'a' -- why\n -- not\n 'b'\n", "String‹'a' -- why\n -- not\n 'b'›")]
    [InlineData("'a' /* why */\n 'b'", "String‹'a'› String‹'b'›")]
    [InlineData("'a'\n/* why */ 'b'", "String‹'a'› String‹'b'›")]
    [InlineData("'a'\n- 'b'", "String‹'a'› Operator‹-› String‹'b'›")]
    [InlineData("'a'\nE'b'", "String‹'a'› EscapeString‹E'b'›")]
    [InlineData("E'a'\n'b\\'c' d", "EscapeString‹E'a'\n'b\\'c'› Identifier‹d›")]
    [InlineData("'a'\n'b\\'\n'c'", "String‹'a'\n'b\\'\n'c'›")]
    [InlineData("X'1'\n'2'", "HexString‹X'1'\n'2'›")]
    [InlineData("'a'\n'b", "String‹'a'\n'b›!UnterminatedString")]
    [InlineData("'a' --", "String‹'a'›")]
    [InlineData("'a'\n", "String‹'a'›")]
    public void A_literal_is_continued_behind_a_line_end(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("'a", "String‹'a›!UnterminatedString")]
    [InlineData("'a''", "String‹'a''›!UnterminatedString")]
    [InlineData("E'a\\'", "EscapeString‹E'a\\'›!UnterminatedString")]
    [InlineData("E'a\\", "EscapeString‹E'a\\›!UnterminatedString")]
    [InlineData("'", "String‹'›!UnterminatedString")]
    [InlineData("$$", "DollarString‹$$›!UnterminatedDollarString")]
    [InlineData("$a$ b $A$ $aa$", "DollarString‹$a$ b $A$ $aa$›!UnterminatedDollarString")]
    public void What_is_not_closed_reaches_to_the_end(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("$$a'b\"--;/*$$ c", "DollarString‹$$a'b\"--;/*$$› Identifier‹c›")]
    [InlineData("$a$ $b$ $$ $a$ c", "DollarString‹$a$ $b$ $$ $a$› Identifier‹c›")]
    [InlineData("$a$x$a$", "DollarString‹$a$x$a$›")]
    [InlineData("$a$$$a$", "DollarString‹$a$$$a$›")]
    [InlineData("$a$$b$a$", "DollarString‹$a$$b$a$›")]
    [InlineData("$_ä1$x$_ä1$", "DollarString‹$_ä1$x$_ä1$›")]
    [InlineData("$$$$", "DollarString‹$$$$›")]
    [InlineData("$$$a$$", "DollarString‹$$$a$$›")]
    [InlineData("$a b$", "Unknown‹$›!UnexpectedCharacter Identifier‹a› Identifier‹b$›")]
    [InlineData("$1a$x$1a$", "Parameter‹$1a$x$1a$›!ParameterWithTrailingJunk")]
    public void A_dollar_quote_ends_at_its_own_tag(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("$1", "Parameter‹$1›")]
    [InlineData("$12+$3", "Parameter‹$12› Operator‹+› Parameter‹$3›")]
    [InlineData("$1a", "Parameter‹$1a›!ParameterWithTrailingJunk")]
    [InlineData("$1$$x$$", "Parameter‹$1› DollarString‹$$x$$›")]
    [InlineData("$", "Unknown‹$›!UnexpectedCharacter")]
    public void A_parameter_is_a_dollar_and_digits(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("'a", 1)]
    [InlineData("e'a", 2)]
    [InlineData("U&'a", 3)]
    [InlineData("U&\"a", 3)]
    [InlineData("\"a", 1)]
    [InlineData("/* a", 2)]
    [InlineData("$$ a", 2)]
    [InlineData("$tag$ a", 5)]
    [InlineData("select", 0)]
    public void The_opening_of_a_token_can_be_underlined(string text, int length) => Assert.Equal(length, Tokens.List(text)[0].OpeningLength(text));

    [Theory]
    [InlineData("$$body$$", "body")]
    [InlineData("$f$ a $$ b $f$", " a $$ b ")]
    [InlineData("$f$ a", " a")]
    [InlineData("$$$$", "")]
    [InlineData("$$$", "$")]
    public void The_body_of_a_dollar_quote_can_be_lexed_on_its_own(string text, string expected)
    {
        var body = Tokens.List(text)[0].DollarBody(text);
        Assert.Equal(expected, text[body.Start..body.End]);
    }

    [Fact]
    public void Only_a_dollar_quote_has_a_body() => Assert.Throws<InvalidOperationException>(() => Tokens.List("'a'")[0].DollarBody("'a'"));
}
