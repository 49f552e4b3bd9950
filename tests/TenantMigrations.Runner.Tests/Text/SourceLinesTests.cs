using TenantMigrations.Engine;
using TenantMigrations.TestKit;

namespace TenantMigrations.Runner.Tests;

public sealed class SourceLinesTests
{
    private const string Id = "20240101090000_grant";
    private const string Text = "SELECT 1;\nGRANT SELECT ON orders TO ${app_role};";

    [Theory]
    [InlineData(12, 35, "GRANT SELECT ON orders TO ${app_role};", 27)]
    [InlineData(11, 9, "SELECT 1;", 1)]
    [InlineData(12, null, "GRANT SELECT ON orders TO ${app_role};", null)]
    public void A_line_of_a_constant_is_the_text_without_its_indent_and_without_values(int line, int? column, string text, int? place) =>
        Assert.Equal(new SourceLine(text, line, place), Of(new SourceOrigin(10, 8, 8, IsExact: true), line, column));

    [Theory]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(null)]
    public void Elsewhere_there_is_no_line(int? line) => Assert.Null(Of(new SourceOrigin(10, 8, 8, IsExact: true), line, 1));

    [Fact]
    public void A_constant_with_escapes_is_not_shown() => Assert.Null(Of(new SourceOrigin(10, 8, 8, IsExact: false), 11, null));

    [Fact]
    public void A_finding_shows_the_projects_file_and_nothing_where_there_is_none()
    {
        using var folder = TemporaryFolder.Create();
        folder.Write("migrations/a.sql", "\uFEFFSELECT 1;\r\nSELECT 2;\r\n");
        var lines = new SourceLines(new NoMigrations(), folder.Path);
        Assert.Equal(new SourceLine("SELECT 2;", 2, 8), lines.Of(new AuthoringFinding("TM1100", "migrations/a.sql", 2, 8, "")));
        Assert.Null(lines.Of(new AuthoringFinding("TM1100", "migrations/b.sql", 2, 8, "")));
        Assert.Null(lines.Of(new AuthoringFinding("TM1100", "migrations/a.sql", 9, 8, "")));
        Assert.Null(new SourceLines(new NoMigrations(), null).Of(new AuthoringFinding("TM1100", "migrations/a.sql", 2, 8, "")));
        File.WriteAllBytes(folder.PathTo("migrations/a.sql"), [0xff, 0xfe]);
        Assert.Null(lines.Of(new AuthoringFinding("TM1018", "migrations/a.sql", 1, 1, "")));
    }

    private static SourceLine? Of(SourceOrigin origin, int? line, int? column) =>
        new SourceLines(new OneMigration(origin), null).Of(new MigrationError { MigrationId = Id, Message = "", Path = "Grant.cs", Line = line, Column = column });

    private sealed class OneMigration(SourceOrigin origin) : MigrationRegistry(new RegistrySettings(),
    [
        new MigrationDefinition
        {
            Id = Id,
            Name = Id,
            Scope = MigrationScope.Global,
            Kind = MigrationKind.SqlClass,
            Checksum = "v1:0",
            SourcePath = "Grant.cs",
            Up = new MigrationPart { Constant = () => Text, Origin = origin },
        },
    ]);
}
