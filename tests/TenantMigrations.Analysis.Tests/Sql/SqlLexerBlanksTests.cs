using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerBlanksTests
{
    [Theory]
    [InlineData(" \t\r\n\fa", "WhiteSpace‹ \t\r\n\f› Identifier‹a›")]
    [InlineData("a \v b", "Identifier‹a› WhiteSpace‹ › WhiteSpace‹\v›!VerticalTabOfPostgres16 WhiteSpace‹ › Identifier‹b›")]
    [InlineData("-- a ' \" $$ /* \nb", "LineComment‹-- a ' \" $$ /* › WhiteSpace‹\n› Identifier‹b›")]
    [InlineData("-- a\rb", "LineComment‹-- a› WhiteSpace‹\r› Identifier‹b›")]
    [InlineData("-- a\r\nb", "LineComment‹-- a› WhiteSpace‹\r\n› Identifier‹b›")]
    [InlineData("--", "LineComment‹--›")]
    [InlineData("/* a /* b */ c */d", "BlockComment‹/* a /* b */ c */› Identifier‹d›")]
    [InlineData("/*/*/ a */*/b", "BlockComment‹/*/*/ a */*/› Identifier‹b›")]
    [InlineData("/**/a/***/", "BlockComment‹/**/› Identifier‹a› BlockComment‹/***/›")]
    [InlineData("/* ' -- \n \" $$ */a", "BlockComment‹/* ' -- \n \" $$ */› Identifier‹a›")]
    [InlineData("a /*/ b", "Identifier‹a› WhiteSpace‹ › BlockComment‹/*/ b›!UnterminatedBlockComment")]
    [InlineData("/* a /* b */ c", "BlockComment‹/* a /* b */ c›!UnterminatedBlockComment")]
    [InlineData("/*", "BlockComment‹/*›!UnterminatedBlockComment")]
    public void White_space_and_comments_are_tokens(string text, string expected) => Assert.Equal(expected, Tokens.Of(text, blanks: true));

    [Theory]
    [InlineData("\\i other.sql\nselect", "MetaCommand‹\\i other.sql›!MetaCommand Identifier‹select›")]
    [InlineData("select 1 \\gset\n;", "Identifier‹select› Number‹1› MetaCommand‹\\gset›!MetaCommand Semicolon‹;›")]
    [InlineData("\\.\r\na", "MetaCommand‹\\.›!MetaCommand Identifier‹a›")]
    [InlineData("\\ a", "Unknown‹\\›!UnexpectedCharacter Identifier‹a›")]
    [InlineData("\\", "Unknown‹\\›!UnexpectedCharacter")]
    public void A_backslash_begins_a_psql_command(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("a\0b", "Identifier‹a› Unknown‹\0›!NulCharacter Identifier‹b›")]
    [InlineData("{}", "Unknown‹{›!UnexpectedCharacter Unknown‹}›!UnexpectedCharacter")]
    [InlineData("\u0001\u007f", "Unknown‹\u0001›!UnexpectedCharacter Unknown‹\u007f›!UnexpectedCharacter")]
    [InlineData("1\0", "Number‹1› Unknown‹\0›!NulCharacter")]
    [InlineData("'a\0b'", "String‹'a\0b'›")]
    public void What_is_no_SQL_is_named_and_passed(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Fact]
    public void A_part_of_a_text_is_lexed_as_if_there_were_nothing_around_it()
    {
        const string Text = "$f$ select 'a' /* b */ $f$";

        Assert.Equal("Identifier‹select› String‹'a'›", Tokens.Of(Text, 3, Text.Length - 3));
        Assert.Equal("String‹'a›!UnterminatedString", Tokens.Of(Text, 11, 13));
        Assert.Equal("Operator‹/›", Tokens.Of(Text, 15, 16));
        Assert.Equal("", Tokens.Of(Text, 4, 4));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 4)]
    [InlineData(2, 1)]
    public void A_part_outside_the_text_is_refused(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqlLexer("abc", start, end).MoveNext());
}
