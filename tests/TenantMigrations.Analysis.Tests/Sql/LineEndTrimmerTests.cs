using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis.Tests.Sql;

public sealed class LineEndTrimmerTests
{
    [Theory]
    [InlineData("select 1  \n  , 2\t \n", "select 1\n  , 2\n")]
    [InlineData("select 1  ", "select 1")]
    [InlineData("  \n \n", "\n\n")]
    [InlineData("a  \r\nb", "a\r\nb")]
    [InlineData("-- note  \nselect 1", "-- note\nselect 1")]
    [InlineData("-- note \t", "-- note")]
    [InlineData("/* a  \n b  */  \nc", "/* a\n b  */\nc")]
    [InlineData("'a'  \n  'b'", "'a'\n  'b'")]
    [InlineData("E'a\\'  \n'  -- c  \n 'b  \n'", "E'a\\'  \n'  -- c\n 'b  \n'")]
    [InlineData("'a'  \n 'b  \n", "'a'\n 'b  \n")]
    [InlineData("\\i x  \na", "\\i x\na")]
    public void Blanks_at_line_ends_are_cut(string text, string expected) => Assert.Equal(expected, LineEndTrimmer.TrimLineEnds(text));

    [Theory]
    [InlineData("select 'a  \nb'")]
    [InlineData("select e'a\\'  \nb'")]
    [InlineData("select \"a  \nb\"")]
    [InlineData("select U&\"a  \nb\"")]
    [InlineData("do $$ begin  \n end $$")]
    [InlineData("select 'a  \n")]
    [InlineData("do $$ begin  \n")]
    [InlineData("select \u00A0\nfrom t")]
    [InlineData("a  b\n  c\n\n")]
    [InlineData("")]
    public void Literals_and_other_blanks_are_kept(string text) => Assert.Same(text, LineEndTrimmer.TrimLineEnds(text));
}
