using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>What the pages of the rules on statements show as bad is found, and what they show as good is good.</summary>
public sealed class RulePageTests
{
    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Where(rule => rule.IsOnStatements).Select(rule => rule.Id)];

    [Theory, MemberData(nameof(RuleIds))]
    public void What_is_bad_is_found(string id)
    {
        var examples = Examples(id, "## Bad");
        Assert.NotEmpty(examples);
        Assert.All(examples, sql => Assert.Contains(id, Read(sql).StatementFindings.Select(finding => finding.RuleId)));
    }

    [Theory, MemberData(nameof(RuleIds))]
    public void What_is_good_is_good(string id) =>
        Assert.All(Examples(id, "## Good"), sql =>
        {
            var script = Read(sql);
            Assert.Equal([], script.Findings.Concat(script.StatementFindings).Select(Sources.Line));
        });

    /// <summary>Reads an example; what is the same in every migration it may leave out.</summary>
    private static MigrationScript Read(string sql)
    {
        var text = sql.Contains("-- migrate:up", StringComparison.Ordinal) ? sql : "-- migrate:up\n" + sql;
        if (!text.Contains("-- migrate:down", StringComparison.Ordinal)) text += "\n-- migrate:down\nSELECT 1;\n";

        // The isolation under which the runner sets most.
        return ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", text, options: new ScriptOptions { Isolation = TenantIsolation.Schema });
    }

    private static List<string> Examples(string id, string heading)
    {
        var examples = new List<string>();
        var block = default(List<string>);
        var section = "";
        foreach (var line in File.ReadAllLines(Repository.PathTo("docs", "rules", id + ".md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) section = line;
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (block is not null) examples.Add(string.Join('\n', block));
                block = block is null && line == "```sql" && section == heading ? [] : null;
            }
            else
            {
                block?.Add(line);
            }
        }

        return examples;
    }
}
