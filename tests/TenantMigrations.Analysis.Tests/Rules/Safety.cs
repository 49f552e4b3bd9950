using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>Short ways to ask the rules about an up part.</summary>
internal static class Safety
{
    public const string Mark = " transaction:false";

    /// <summary>An up part that begins on the second line; its down part says nothing.</summary>
    public static string[] Say(string up, string options = "", int version = 15) => [.. Findings(up, options, version).Select(Sources.Line)];

    /// <summary>The rules that say something.</summary>
    public static string[] Ids(string up, string options = "", int version = 15) => [.. Findings(up, options, version).Select(finding => finding.RuleId)];

    /// <summary>What they underline.</summary>
    public static string[] Underlined(string up, string options = "", int version = 15)
    {
        var text = Text(up, options);
        return [.. Findings(up, options, version).Select(finding => text.Substring(finding.Place.Range.Start, finding.Place.Range.Length))];
    }

    // Rules on the tenants' context say something about some of these statements too.
    private static IEnumerable<Finding> Findings(string up, string options, int version) =>
        Script(up, options, version).StatementFindings.Where(finding => finding.RuleId.StartsWith("TM2", StringComparison.Ordinal));

    private static MigrationScript Script(string up, string options, int version)
    {
        const string Path = $"data/{Sources.Users}.sql";
        var script = ScriptReader.ReadFile(Path, Path, Text(up, options), options: new ScriptOptions { PostgresVersion = version });
        Assert.Empty(script.Lines());
        return script;
    }

    private static string Text(string up, string options) => $"-- migrate:up{options}\n{up}\n-- irreversible: x\n";
}
