using TenantMigrations.TestKit;

namespace TenantMigrations.Generator.Tests;

public sealed class FindingsInFilesTests
{
    private const string Good = "\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n";

    private static Dictionary<string, TestProject> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["TM1001"] = File("20241301000000_No-Month", Good),
        ["TM1002"] = File("20240101000000_a", Good).WithFile("migrations/data/sub/20240101000000_a.sql", Good),
        ["TM1003"] = File("20240101000000_create_users", Good).WithFile("migrations/data/20240102000000_b.sql", "-- depends-on: 20240101000000_create_user" + Good),
        ["TM1004"] = File("20240101000000_a", "-- depends-on: 20240102000000_b" + Good).WithFile("migrations/data/20240102000000_b.sql", "-- depends-on: 20240101000000_a" + Good),
        ["TM1005"] = File("20240101000000_a", "-- depends-on: 20240101000000_a" + Good),
        ["TM1006"] = File("20240101000000_a", "-- depends-on: 20240102000000_b" + Good).WithFile("migrations/data/20240102000000_b.sql", Good),
        ["TM1007"] = TestProject.Empty.WithFile("migrations/20240101000000_a.sql", Good),
        ["TM1008"] = File("20240101000000_a", "-- migrate:up\n-- migrate:down\nSELECT 2;\n"),
        ["TM1009"] = File("20240101000000_a", "-- migrate:up\nSELECT 1;\n"),
        ["TM1010"] = File("20240101000000_a", "-- depend-on: 20240102000000_b" + Good),
        ["TM1011"] = File("20240101000000_a", "-- migrate:up\nGRANT SELECT ON a TO ${role};\n-- migrate:down\nSELECT 2;\n"),
        ["TM1013"] = File("20240101000000_a", Good.Replace("SELECT 1", "SELECT 11", StringComparison.Ordinal)).WithRelease(("migrations/data/20240101000000_a.sql", Good)),
        ["TM1014"] = File("20240101000000_a", Good).WithRelease(("migrations/data/20240101000000_a.sql", Good), ("migrations/data/20240102000000_b.sql", Good)),
        ["TM1015"] = File("20240102000000_b", Good).WithFile("migrations/data/20240101000000_a.sql", Good).WithRelease(("migrations/data/20240102000000_b.sql", Good)),
        ["TM1016"] = File("20240101000000_a", Good).WithFile("migrations/data/20240102000000_b.sql", "-- depends-on: 20240101000000_a\n-- depends-on: 20240101000000_a" + Good),
        ["TM1017"] = File("20240101000000_a", Good).WithFile("migrations.lock", "# x\n<<<<<<< HEAD\n=======\n>>>>>>> main\n"),
        ["TM1018"] = File("20240101000000_a", "-- migrate:up\nSELECT '\0';\n-- migrate:down\nSELECT 2;\n"),
        ["TM1019"] = File("20240101000000_a", Good.Replace("SELECT 1;", "  -- tm:allow TM2001 an experiment\nSELECT 1;", StringComparison.Ordinal)),
        ["TM1020"] = File("20240101000000_a", Good + "-- migrate:verify\nSELECT true;\nDELETE FROM a;\n"),
        ["TM1100"] = File("20240101000000_a", "-- migrate:up\r\nSELECT 1;\r\nSELECT 'open;\r\n-- migrate:down\r\nSELECT 2;\r\n"),
        ["TM1101"] = File("20240101000000_a", $"-- migrate:up\nSELECT 1,\n{new string('(', 2_000)}1{new string(')', 2_000)};\n-- migrate:down\nSELECT 2;\n"),
    };

    public static TheoryData<string> RuleIds => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_mistake_in_a_file_is_one_finding_at_its_place(string ruleId)
    {
        // One mistake is one error line: the registry is there, and what names it compiles.
        var run = Cases[ruleId].WithCode("internal static class Host { internal static MigrationRegistry All => Shop.TenantMigrationRegistry.Instance; }").Run().ShouldCompile();
        Assert.All(run.Findings, finding => Assert.Equal(ruleId, finding.Id));
        Snapshot.Verify(run.Report, "txt", $"{nameof(FindingsInFilesTests)}.{ruleId}");
    }

    [Fact]
    public void Every_rule_about_files_has_a_case() =>
        Assert.Equal(Analysis.RuleCatalog.All.Select(rule => rule.Id).Where(id => id[2] == '1' && id != "TM1012"), Cases.Keys.Order(StringComparer.Ordinal));

    private static TestProject File(string id, string text) => TestProject.Empty.WithFile($"migrations/data/{id}.sql", text);
}
