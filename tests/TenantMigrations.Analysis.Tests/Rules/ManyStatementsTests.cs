using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

/// <summary>What rules hold against each other, a great many times: in quadratic time each of these would take a minute or more.</summary>
public sealed class ManyStatementsTests
{
    private const int Count = 100_000;
    private const string Outside = " transaction:false";

    [Fact]
    public void Acceptances_of_statements() =>
        Assert.Empty(Read(Lines(_ => "-- tm:allow TM2003 x\nCOMMIT;"), "").StatementFindings);

    [Fact]
    public void Acceptances_that_accept_nothing()
    {
        var script = Read(Lines(_ => "-- tm:allow TM2003 x\nSELECT 1;"), "");

        Assert.Equal(Count, script.Findings.Count(static finding => finding.RuleId == "TM1019"));
    }

    [Fact]
    public void Acceptances_of_the_file() =>
        Assert.Empty(Read(Lines(_ => "COMMIT;"), "", Lines(_ => "-- tm:allow TM2003 x")).Findings);

    [Fact]
    public void Settings_outside_a_transaction() =>
        Assert.Equal(Count, Read(Lines(i => $"SET a.b{i} = 1;"), Outside).StatementFindings.Count);

    [Fact]
    public void Search_paths_outside_a_transaction() =>
        Assert.Equal(Count, Read(Lines(_ => "SET search_path = a;"), Outside).StatementFindings.Count);

    [Fact]
    public void Settings_before_search_paths() =>
        Assert.Empty(Read(Lines(i => $"SET LOCAL a.b{i} = 1;") + Lines(_ => "SET LOCAL search_path = a;"), "").StatementFindings);

    [Fact]
    public void Settings_and_views_of_a_body() =>
        Assert.Equal(
            Count,
            Read("DO $$ BEGIN " + Lines(_ => "CREATE VIEW v AS SELECT set_config('a.a', 'c', false);") + Lines(_ => "PERFORM set_config('a.b', 'c', false);") + "END $$;", "").StatementFindings.Count);

    [Fact]
    public void A_list_of_names_that_are_called_as_the_journal() =>
        Assert.Single(Read("GRANT USAGE ON SCHEMA a, " + string.Join(", ", Enumerable.Repeat("tenant_migrations", Count)) + " TO b;", "").StatementFindings);

    [Fact]
    public void Placeholders() =>
        Assert.Empty(Read("SELECT " + string.Join(", ", Enumerable.Range(0, Count).Select(static i => $"${{p{i}}}")) + ";", "", Lines(static i => $"-- placeholder: p{i} number")).Findings);

    private static string Lines(Func<int, string> line) => string.Concat(Enumerable.Range(0, Count).Select(i => line(i) + "\n"));

    private static MigrationScript Read(string up, string options, string header = "") =>
        ScriptReader.ReadFile("data/x", $"data/{Sources.Users}.sql", $"{header}-- migrate:up{options}\n{up}\n-- irreversible: x\n", options: new ScriptOptions { Isolation = TenantIsolation.Schema });
}
