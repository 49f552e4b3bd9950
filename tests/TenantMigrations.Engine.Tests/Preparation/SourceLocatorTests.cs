namespace TenantMigrations.Engine.Tests.Preparation;

public sealed class SourceLocatorTests
{
    [Theory]
    [InlineData("SELECT 1;\nSELECT x", "SELECT x", 8, 2, 8)]
    [InlineData("SELECT 1;\n  SELECT\n    x", "SELECT\n    x", 12, 3, 5)]
    [InlineData("SELECT 'ä💡💡', x", "SELECT 'ä💡💡', x", 15, 1, 17)]
    [InlineData("SELECT x", "SELECT x", null, 1, 1)]
    [InlineData("SELECT x", "SELECT x", 500, 1, 9)]
    public void The_servers_position_leads_to_line_and_column_of_the_file(string text, string statement, int? position, int line, int column)
    {
        var start = text.IndexOf(statement, StringComparison.Ordinal);

        Assert.Equal((line, column), SourceLocator.Locate(text, SourceOrigin.File, new PreparedStatement(statement, start, []), position));
    }

    [Theory]
    [InlineData("x", 1, 29)]
    [InlineData("a role with a long name", 1, 29)]
    public void A_replaced_placeholder_does_not_move_what_follows(string value, int line, int column)
    {
        const string Text = "SELECT ${a}, ${b} FROM where_is_it";
        var registry = new PlaceholderRegistry(
            Text, new PlaceholderDefinition("a", PlaceholderKind.Identifier, value), new PlaceholderDefinition("b", PlaceholderKind.Literal, "💡" + value));
        var migration = registry.Migrations[0];
        var statement = new PartPreparer(registry, new Dictionary<string, string>()).Prepare(migration, migration.Up, [])[0];
        var sent = statement.Sql.IndexOf("where_is_it", StringComparison.Ordinal);
        var position = new System.Globalization.StringInfo(statement.Sql[..sent]).LengthInTextElements + 1;

        var place = SourceLocator.Locate(registry.ReadText(migration, migration.Up), SourceOrigin.File, statement, position);

        Assert.Equal((line + 1, column - 5), place);
        Assert.Equal("where_is_it", Text[(place.Column!.Value - 1)..]);
    }

    [Fact]
    public void An_error_inside_a_value_is_shown_at_its_placeholder()
    {
        var registry = new PlaceholderRegistry("SELECT ${a}", new PlaceholderDefinition("a", PlaceholderKind.Identifier, "no_such_column"));
        var migration = registry.Migrations[0];
        var statement = new PartPreparer(registry, new Dictionary<string, string>()).Prepare(migration, migration.Up, [])[0];

        Assert.Equal((2, 8), SourceLocator.Locate(registry.ReadText(migration, migration.Up), SourceOrigin.File, statement, 12));
    }

    [Fact]
    public void In_a_raw_string_the_indent_counts_from_the_second_line_on()
    {
        var origin = new SourceOrigin(Line: 10, Column: 8, Indent: 8, IsExact: true);
        var statement = new PreparedStatement("SELECT 1,\n  x", 0, []);

        Assert.Equal((11, 16), SourceLocator.Locate("SELECT 1,\n  x", origin, statement, 8));
        Assert.Equal((12, 11), SourceLocator.Locate("SELECT 1,\n  x", origin, statement, 13));
    }

    [Fact]
    public void In_a_one_line_constant_only_the_first_line_is_shifted()
    {
        var origin = new SourceOrigin(Line: 4, Column: 30, Indent: 0, IsExact: true);

        Assert.Equal((5, 38), SourceLocator.Locate("SELECT x", origin, new PreparedStatement("SELECT x", 0, []), 8));
    }

    [Fact]
    public void Where_the_constant_is_composed_only_the_line_of_its_beginning_is_known()
    {
        var origin = new SourceOrigin(Line: 4, Column: 30, Indent: 0, IsExact: false);

        Assert.Equal((5, null), SourceLocator.Locate("SELECT x", origin, new PreparedStatement("SELECT x", 0, []), 8));
    }

    [Fact]
    public void A_file_with_windows_line_ends_and_a_mark_has_the_same_lines_and_columns()
    {
        var text = MigrationText.Normalize("\uFEFFSELECT 1;\r\n\r\nSELECT x");
        var start = text.LastIndexOf("SELECT", StringComparison.Ordinal);

        Assert.Equal((3, 8), SourceLocator.Locate(text, SourceOrigin.File, new PreparedStatement("SELECT x", start, []), 8));
    }
}
