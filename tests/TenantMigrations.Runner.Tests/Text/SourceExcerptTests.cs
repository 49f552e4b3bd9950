namespace TenantMigrations.Runner.Tests;

public sealed class SourceExcerptTests
{
    [Theory]
    [InlineData("SELECT 1 FROM foo;", 15, "SELECT 1 FROM foo;", "              ^")]
    [InlineData("\tSELECT\tx;", 9, "    SELECT  x;", "            ^")]
    [InlineData("SELECT '日本', foo", 14, "SELECT '日本', foo", "               ^")]
    [InlineData("SELECT '𠀀😀', foo", 16, "SELECT '𠀀😀', foo", "               ^")]
    [InlineData("SELECT 'e\u0301', foo", 14, "SELECT 'e\u0301', foo", "            ^")]
    [InlineData("SELECT 'e\u0301', foo", 10, "SELECT 'e\u0301', foo", "        ^")]
    [InlineData("a\u001bb\u202ec", 5, "a\\u001bb\\u202ec", "              ^")]
    [InlineData("SELECT 1", 9, "SELECT 1", "        ^")]
    [InlineData("SELECT 1", 99, "SELECT 1", "        ^")]
    [InlineData("SELECT 1", null, "SELECT 1", null)]
    [InlineData("", 1, "", "^")]
    public void The_caret_stands_below_its_character(string line, int? column, string text, string? caret) =>
        Assert.Equal((text, caret), Shown(SourceExcerpt.Of(line, column, 60, unicode: true)));

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(150)]
    [InlineData(250)]
    [InlineData(300)]
    [InlineData(301)]
    public void Of_a_long_line_the_surroundings_of_the_place_are_left(int column)
    {
        var line = string.Concat(Enumerable.Range(0, 100).Select(number => number % 5 == 0 ? "日x" + (number % 10) : $"{number % 10}ab"));
        var excerpt = SourceExcerpt.Of(line, column, 40, unicode: true);
        Assert.InRange(TextCells.Of(excerpt.Text), 30, 40);
        Assert.InRange(excerpt.Caret!.Value, 0, 39);
        if (column > line.Length) Assert.Equal(TextCells.Of(excerpt.Text), excerpt.Caret);
        else Assert.Equal(line[column - 1], CharacterAt(excerpt.Text, excerpt.Caret.Value));
        Assert.Equal(column > 1 + 24, excerpt.Text.StartsWith('…'));
        Assert.Equal(column < 270, excerpt.Text.EndsWith('…'));
    }

    private static char CharacterAt(string text, int cell)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (cell <= 0) return (char)rune.Value;
            cell -= TextCells.Of(rune);
        }

        throw new InvalidOperationException($"There is nothing at cell {cell}.");
    }

    private static (string, string?) Shown(SourceExcerpt excerpt) => (excerpt.Text, excerpt.Caret is { } cells ? new string(' ', cells) + "^" : null);
}
