using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class SqlLexerWordsTests
{
    [Theory]
    [InlineData("select _a1 a$b", "Identifier‹select› Identifier‹_a1› Identifier‹a$b›")]
    [InlineData("foo$$bar$$", "Identifier‹foo$$bar$$›")]
    [InlineData("GRÖSSE größe 表 \U0001F600x", "Identifier‹GRÖSSE› Identifier‹größe› Identifier‹表› Identifier‹\U0001F600x›")]
    [InlineData("\uFEFFselect", "Identifier‹\uFEFFselect›")]
    [InlineData("select\u00A01", "Identifier‹select\u00A01›")]
    [InlineData("a.b", "Identifier‹a› Dot‹.› Identifier‹b›")]
    [InlineData("ae'x'", "Identifier‹ae› String‹'x'›")]
    [InlineData("u & 'x'", "Identifier‹u› Operator‹&› String‹'x'›")]
    [InlineData("u&x", "Identifier‹u› Operator‹&› Identifier‹x›")]
    [InlineData("e", "Identifier‹e›")]
    public void Names_are_as_long_as_PostgreSQL_reads_them(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("\"a b\"", "QuotedIdentifier‹\"a b\"›")]
    [InlineData("\"a\"\"b\"c", "QuotedIdentifier‹\"a\"\"b\"› Identifier‹c›")]
    [InlineData("\"\"\"\"", "QuotedIdentifier‹\"\"\"\"›")]
    [InlineData("\"a\n--;b\"", "QuotedIdentifier‹\"a\n--;b\"›")]
    [InlineData("\"a\\\"b", "QuotedIdentifier‹\"a\\\"› Identifier‹b›")]
    [InlineData("\"\" a", "QuotedIdentifier‹\"\"›!EmptyQuotedIdentifier Identifier‹a›")]
    [InlineData("U&\"d\\0061\" u&\"\"\"\"", "UnicodeIdentifier‹U&\"d\\0061\"› UnicodeIdentifier‹u&\"\"\"\"›")]
    [InlineData("U&\"\"", "UnicodeIdentifier‹U&\"\"›!EmptyQuotedIdentifier")]
    [InlineData("a \"b", "Identifier‹a› QuotedIdentifier‹\"b›!UnterminatedQuotedIdentifier")]
    [InlineData("\"b\"\"", "QuotedIdentifier‹\"b\"\"›!UnterminatedQuotedIdentifier")]
    [InlineData("U&\"b", "UnicodeIdentifier‹U&\"b›!UnterminatedQuotedIdentifier")]
    public void Quoted_names_double_their_quotes(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));

    [Theory]
    [InlineData("CrEaTe", "create", true)]
    [InlineData("created", "create", false)]
    [InlineData("creat", "create", false)]
    [InlineData("\"create\"", "create", false)]
    [InlineData("ſelect", "select", false)]
    [InlineData("[", "{", false)]
    [InlineData("KEY", "key", true)]
    [InlineData("\u212AEY", "key", false)]
    public void Keywords_are_compared_by_ASCII_letters_only(string text, string word, bool expected) =>
        Assert.Equal(expected, Tokens.List(text)[0].IsWord(text, word));

    [Theory]
    [InlineData("${app_role}", "Placeholder‹${app_role}›")]
    [InlineData("a.${x}_b", "Identifier‹a› Dot‹.› Placeholder‹${x}› Identifier‹_b›")]
    [InlineData("app_${x1}", "Identifier‹app_› Placeholder‹${x1}›")]
    [InlineData("1${x}", "Number‹1› Placeholder‹${x}›")]
    [InlineData("'${x}' --${x}", "String‹'${x}'›")]
    [InlineData("$${x}$$", "DollarString‹$${x}$$›")]
    [InlineData("${}", "Placeholder‹${}›!MalformedPlaceholder")]
    [InlineData("${1a} b", "Placeholder‹${1a}›!MalformedPlaceholder Identifier‹b›")]
    [InlineData("${my name};", "Placeholder‹${my name}›!MalformedPlaceholder Semicolon‹;›")]
    [InlineData("${größe}", "Placeholder‹${größe}›!MalformedPlaceholder")]
    [InlineData("${a; b}", "Placeholder‹${›!MalformedPlaceholder Identifier‹a› Semicolon‹;› Identifier‹b› Unknown‹}›!UnexpectedCharacter")]
    [InlineData("${", "Placeholder‹${›!MalformedPlaceholder")]
    [InlineData("$ {a}", "Unknown‹$›!UnexpectedCharacter Unknown‹{›!UnexpectedCharacter Identifier‹a› Unknown‹}›!UnexpectedCharacter")]
    public void Placeholders_are_tokens_outside_literals_and_comments(string text, string expected) => Assert.Equal(expected, Tokens.Of(text));
}
