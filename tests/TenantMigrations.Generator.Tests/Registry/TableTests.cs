namespace TenantMigrations.Generator.Tests;

/// <summary>The registry's table gives back what was put into it, whatever that is.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("a|b||c")]
    [InlineData("back\\slash \\005c \\n")]
    [InlineData("quotes \" \"\" \"\"\" \"\"\"\"\"")]
    [InlineData("lines\r\nof\ntext\u2028and\u2029more\u0085")]
    [InlineData("control \u0001 \t \u007f")]
    [InlineData("emoji 😀, half \ud83d of one, ä, 漢")]
    [InlineData("=; 1 2 {x} // */")]
    [InlineData(" blanks around ")]
    [InlineData("")]
    public void Any_text_comes_back(string text)
    {
        var literal = Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
        var registry = TestProject.Empty.WithCode($$"""
            [Migration("20240101000000_a", Scope = MigrationScope.Tenant, Name = "x" + {{literal}}, Description = {{literal}}, Irreversible = "because " + {{literal}})]
            [Placeholder("value", PlaceholderKind.Literal, Default = {{literal}})]
            public sealed class Change : SqlMigration { public const string Up = "SELECT ${value}"; }
            """).Run().ShouldBeClean().LoadRegistry();

        var migration = registry.Migrations.Single();
        Assert.Equal("x" + text, migration.Name);
        Assert.Equal(text, migration.Description);
        Assert.Equal("because " + text, migration.IrreversibleReason);
        Assert.Equal(new PlaceholderDefinition("value", PlaceholderKind.Literal, text), Assert.Single(migration.Placeholders));
        Assert.Equal(new PlaceholderUse(7, 8, 0), Assert.Single(migration.Up.Placeholders));
    }

    [Fact]
    public void A_large_history_comes_back_whole_and_in_order()
    {
        var project = TestProject.Empty;
        for (var i = 0; i < 300; i++)
        {
            var id = $"2024010100{i / 60:00}{i % 60:00}_m{i}";
            var needs = i == 0 ? "" : $"-- depends-on: 2024010100{(i - 1) / 60:00}{(i - 1) % 60:00}_m{i - 1}\n";
            project = project.WithFile($"migrations/data/{id}.sql", $"{needs}-- migrate:up\nSELECT {i};\n-- migrate:down\nSELECT -{i};\n");
        }

        var registry = project.Run().ShouldBeClean().LoadRegistry();

        Assert.Equal(300, registry.Migrations.Count);
        for (var i = 0; i < 300; i++)
        {
            var migration = registry.Migrations[i];
            Assert.Equal(i == 0 ? [] : [i - 1], migration.Dependencies);
            Assert.Equal(i == 299 ? [] : [i + 1], migration.Dependents);
            Assert.Equal($"SELECT {i}", registry.ReadText(migration, migration.Up).Substring(migration.Up.Statements[0].Start, migration.Up.Statements[0].Length));
        }
    }
}
