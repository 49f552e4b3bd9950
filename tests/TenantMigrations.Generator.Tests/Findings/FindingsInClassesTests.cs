using TenantMigrations.Analysis;
using TenantMigrations.TestKit;

namespace TenantMigrations.Generator.Tests;

public sealed class FindingsInClassesTests
{
    private const string Sql = """public const string Up = "SELECT 1"; public const string Down = "SELECT 2";""";
    private const string UpAsync = "public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;";

    private static Dictionary<string, string> Cases { get; } = new(StringComparer.Ordinal)
    {
        ["TM1001"] = Class("""[Migration("2024_a", Scope = MigrationScope.Tenant)]""", Sql),
        ["TM1002"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, "First")
            + Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, "Second"),
        ["TM1003"] = Class("""[Migration("20240101000000_create_users", Scope = MigrationScope.Tenant)]""", Sql, "First")
            + Class("""[Migration("20240102000000_b", Scope = MigrationScope.Tenant)] [DependsOn("20240101000000_create_users", "20240101000000_create_user")]""", Sql, "Second"),
        ["TM1003 class"] = Class("", Sql, "First")
            + Class("""[Migration("20240102000000_b", Scope = MigrationScope.Tenant)] [DependsOn<First>]""", Sql, "Second"),
        ["TM1004"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)] [DependsOn<Second>]""", Sql, "First")
            + Class("""[Migration("20240102000000_b", Scope = MigrationScope.Tenant)] [DependsOn<First>]""", Sql, "Second"),
        ["TM1005"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)] [DependsOn(new[] { "20240101000000_a" })]""", Sql),
        ["TM1006"] = Class("""[Migration("20240102000000_a", Scope = MigrationScope.Tenant)] [DependsOn(["20240103000000_b"])]""", Sql, "First")
            + Class("""[Migration("20240103000000_b", Scope = MigrationScope.Tenant)]""", Sql, "Second"),
        ["TM1007"] = Class("""[Migration("20240101000000_a")]""", Sql),
        ["TM1007 undefined"] = Class("""[Migration("20240101000000_a", Scope = (MigrationScope)7)]""", Sql),
        ["TM1008"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "-- nothing"; public const string Down = "SELECT 2";"""),
        ["TM1008 missing"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Down = "SELECT 2";"""),
        ["TM1009"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "SELECT 1";"""),
        ["TM1009 code"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", UpAsync, baseClass: "CodeMigration"),
        ["TM1010"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant, Irreversible = " ")]""", """public const string Up = "SELECT 1";"""),
        ["TM1011"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)] [Placeholder("schema", PlaceholderKind.Identifier)]""", Sql),
        ["TM1011 undeclared"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "GRANT SELECT ON a TO ${role}"; public const string Down = "SELECT 2";"""),
        ["TM1012 base"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", "", baseClass: "object"),
        ["TM1012 abstract"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, modifiers: "public abstract"),
        ["TM1012 generic"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, "Change<T>"),
        ["TM1012 nested in generic"] = "public static class Outer<T> {\n" + Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql) + "}",
        ["TM1012 private"] = "public static class Outer {\n" + Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, modifiers: "private sealed") + "}",
        ["TM1012 file-local"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, modifiers: "file sealed"),
        ["TM1012 constructor"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant, Irreversible = "x")]""", UpAsync + " public Change(int size) { }", baseClass: "CodeMigration"),
        ["TM1012 private constructor"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant, Irreversible = "x")]""", UpAsync + " private Change() { }", baseClass: "CodeMigration"),
        ["TM1012 required member"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant, Irreversible = "x")]""", UpAsync + " public required int Size { get; set; }", baseClass: "CodeMigration"),
        ["TM1012 not constant"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public static string Up => "SELECT 1"; public const string Down = "SELECT 2";"""),
        ["TM1012 read-only"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public static readonly string Up = "SELECT 1"; public const string Down = "SELECT 2";"""),
        ["TM1012 private constant"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """private const string Up = "SELECT 1"; public const string Down = "SELECT 2";"""),
        ["TM1013"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "SELECT 1;\n  SELECT 3;"; public const string Down = "SELECT 2";"""),
        ["TM1015"] = Class("""[Migration("20231231000000_early", Scope = MigrationScope.Tenant)]""", Sql, "First")
            + Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, "Second"),
        ["TM1016"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql, "First")
            + Class("""[Migration("20240102000000_b", Scope = MigrationScope.Tenant)] [DependsOn("20240101000000_a")] [DependsOn<First>]""", Sql, "Second"),
        ["TM1018"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "SELECT '\0'"; public const string Down = "SELECT 2";"""),
        ["TM1019"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "SELECT 1;\n-- tm:allow TM2001 an experiment\nSELECT 2"; public const string Down = "SELECT 2";"""),
        ["TM1020"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", Sql + """ public const string Verify = "SELECT true;\nDELETE FROM a";"""),
        ["TM1100"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", """public const string Up = "SELECT 'open"; public const string Down = "SELECT 2";"""),
        ["TM1101"] = Class("""[Migration("20240101000000_a", Scope = MigrationScope.Tenant)]""", $"""public const string Up = "SELECT {new string('(', 2_000)}1{new string(')', 2_000)}"; public const string Down = "SELECT 2";"""),
    };

    /// <summary>What has been released before.</summary>
    private static Dictionary<string, string> Releases { get; } = new(StringComparer.Ordinal)
    {
        ["TM1013"] = Release("20240101000000_a", "SELECT 1;\n  SELECT 2;"),
        ["TM1015"] = Release("20240101000000_a", "SELECT 1"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_in_a_class_is_one_finding_at_its_place(string name)
    {
        var project = Releases.TryGetValue(name, out var released) ? TestProject.Empty.WithFile(LockFile.FileName, released) : TestProject.Empty;
        var run = project.WithCode(Cases[name]).WithCode("internal static class Host { internal static MigrationRegistry All => Shop.TenantMigrationRegistry.Instance; }", "Host.cs").Run().ShouldCompile();
        Assert.All(run.Findings, finding => Assert.Equal(name[..6], finding.Id));
        Assert.All(run.Findings, finding => Assert.True(finding.Location.IsInSource));
        Snapshot.Verify(run.Report, "txt", $"{nameof(FindingsInClassesTests)}.{name.Replace(' ', '_')}");
    }

    [Fact]
    public void Every_rule_that_can_be_about_a_class_has_a_case() =>
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id).Where(id => id[2] == '1' && id is not ("TM1014" or "TM1017")), Cases.Keys.Select(name => name[..6]).Distinct().Order(StringComparer.Ordinal));

    private static string Release(string id, string up)
    {
        var facts = new ClassFacts
        {
            Path = "", ProjectPath = "", TypeName = "", Kind = MigrationKind.SqlClass, Id = id, Scope = MigrationScope.Tenant, Up = new ClassConstant(up), Down = new ClassConstant("SELECT 2"),
        };
        return LockFile.Write([ReleasedMigration.Of(ScriptReader.ReadClass(facts))]);
    }

    private static string Class(string attributes, string body, string name = "Change", string baseClass = "SqlMigration", string modifiers = "public sealed") =>
        $"\n{attributes}\n{modifiers} class {name} : {baseClass}\n{{\n    {body}\n}}\n";
}
