using TenantMigrations.House.Tests.Markdown;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>The scripts that the page shows are the files that the tests of the room Postgres run.</summary>
public sealed class RoleScriptTests
{
    [Fact]
    public void The_page_shows_each_script_as_it_is()
    {
        var shown = MarkdownPage.Read("docs/troubleshooting.md").Blocks().Where(block => block.Language == "sql").Select(block => string.Join('\n', block.Lines)).ToArray();
        var scripts = Directory.GetFiles(Repository.PathTo("docs", "sql"), "*.sql");
        Assert.Equal(3, scripts.Length);
        Assert.All(scripts, script => Assert.Contains(File.ReadAllText(script).ReplaceLineEndings("\n").TrimEnd('\n'), shown));
    }
}
