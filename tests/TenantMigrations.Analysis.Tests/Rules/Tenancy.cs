using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>Short ways to ask one rule about an up part, whatever the others say.</summary>
internal sealed class Tenancy(string rule)
{
    public const string Outside = " transaction:false";

    public ScriptOptions Options { get; init; } = ScriptOptions.Default;

    /// <summary>The folder, which says the scope.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>Its lines about an up part that begins on the fourth line.</summary>
    public string[] Say(string up, string options = "") => [.. Findings(up, options).Select(Sources.Line)];

    /// <summary>What it underlines.</summary>
    public string[] Marks(string up, string options = "")
    {
        var text = Text(up, options);
        return [.. Findings(up, options).Select(finding => text.Substring(finding.Place.Range.Start, finding.Place.Range.Length))];
    }

    /// <summary>Its only message.</summary>
    public string Message(string up, string options = "") => Assert.Single(Findings(up, options)).Message;

    private Finding[] Findings(string up, string options)
    {
        var path = $"{Folder}/{Sources.Users}.sql";
        var script = ScriptReader.ReadFile(path, path, Text(up, options), options: Options);
        Assert.All(script.Findings, finding => Assert.True(finding.RuleId is "TM1019" or "TM1007", finding.Message));
        return [.. script.StatementFindings.Where(finding => finding.RuleId == rule)];
    }

    private static string Text(string up, string options) => $"-- irreversible: x\n-- placeholder: app literal = x\n-- migrate:up{options}\n{up}\nSELECT ${{app}};\n";
}
