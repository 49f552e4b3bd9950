using System.Text;
using System.Text.RegularExpressions;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Processes;

namespace TenantMigrations.Build.Tests;

/// <summary>The samples as a user has them: clean as they are, and with slips in them an error at each.</summary>
public sealed partial class SampleTests(PackageFeed feed)
{
    // The slip stands between the two marks.
    private static readonly (string Name, string Sql)[] s_slips =
    [
        ("reserved_word", "CREATE TABLE returns (\n  id bigint PRIMARY KEY,\n  «order» bigint NOT NULL\n);"),
        ("trailing_comma", "CREATE TABLE returns (\n  id bigint PRIMARY KEY,\n  reason text NOT NULL,\n«)»;"),
        ("missing_comma", "CREATE TABLE returns (\n  id bigint PRIMARY KEY\n  «reason» text NOT NULL\n);"),
        ("mysql_type", "ALTER TABLE orders ADD COLUMN number int «AUTO_INCREMENT»;"),
        ("tsql_brackets", "ALTER TABLE «[»orders] ADD COLUMN note text;"),
        ("missing_semicolon", "ALTER TABLE orders ADD COLUMN note text\n«CREATE» INDEX orders_note_idx ON orders (note);"),
        ("misspelt_keyword", "UPDATE orders SET total = 0;\n\nDELETE «FORM» order_lines WHERE quantity = 0;"),
        ("mysql_upsert", "INSERT INTO categories (id, name) VALUES (1, 'Books') ON «DUPLICATE» KEY UPDATE name = 'Books';"),
        ("inside_a_body", "DO $$\nBEGIN\n  IF EXISTS (SELECT 1 FROM orders) THEN\n    RAISE NOTICE 'there are orders'\n  «END» IF;\nEND $$;"),
        ("wrong_quotes", "COMMENT ON TABLE orders IS «\"what customers bought\"»;"),
    ];

    /// <summary>Those with a project; the manifests for Kubernetes have tests of their own.</summary>
    public static TheoryData<string> Samples =>
        [.. Directory.GetFiles(Repository.PathTo("samples"), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Samples))]
    public async Task A_sample_builds_without_a_finding(string sample)
    {
        using var consumer = Copy(sample);
        var run = (await consumer.DotnetAsync("build", sample, "-p:TreatWarningsAsErrors=false")).Expect(0);
        Assert.DoesNotMatch(FindingPattern(), run.Output);
    }

    [Fact]
    public async Task Ten_slips_in_files_and_in_raw_strings_are_errors_on_their_character()
    {
        using var consumer = Copy("Storefront");
        var classes = new StringBuilder("using TenantMigrations;\n\nnamespace Storefront.Migrations;\n");
        var expected = new List<string>();
        for (var i = 0; i < s_slips.Length; i++)
        {
            var (name, sql) = s_slips[i];
            var file = $"migrations/tenant/system/202501010000{i:00}_{name}.sql";
            consumer.Write("Storefront/" + file, Place(file, $"-- description: A slip\n\n-- migrate:up\n{sql}\n\n-- migrate:down\nSELECT 1;\n", 0, expected));
            var text = $"\n[Migration(\"202501020000{i:00}_{name}\", Scope = MigrationScope.Global)]\npublic sealed class Slip{i} : SqlMigration\n{{\n"
                + $"    public const string Up = \"\"\"\n        {sql.Replace("\n", "\n        ", StringComparison.Ordinal)}\n        \"\"\";\n\n    public const string Down = \"SELECT 1;\";\n}}\n";
            classes.Append(Place("migrations/Slips.cs", text, classes.ToString().Count(c => c == '\n'), expected));
        }

        consumer.Write("Storefront/migrations/Slips.cs", classes.ToString());

        var run = await consumer.DotnetAsync("build", "Storefront");

        Assert.Equal(1, run.ExitCode);
        var errors = run.Output.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => ProjectPattern().Replace(line.Trim(), "")
            .Replace(consumer.PathTo("Storefront") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).Distinct().OrderBy(InOrder, StringComparer.Ordinal).ToArray();
        Assert.Equal(expected.Order(StringComparer.Ordinal), errors.Select(line => line[..(line.IndexOf("TM1100", StringComparison.Ordinal) + "TM1100".Length)]).Order(StringComparer.Ordinal));
        Snapshot.Verify(string.Join('\n', errors));
    }

    /// <summary>Takes the marks out of a text, and notes where they stood.</summary>
    private static string Place(string file, string text, int linesAbove, List<string> expected)
    {
        var before = text[..text.IndexOf('«', StringComparison.Ordinal)];
        expected.Add($"{file}({linesAbove + before.Count(c => c == '\n') + 1},{before.Length - before.LastIndexOf('\n')}): error TM1100");
        return text.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
    }

    // Line 9 before line 10.
    private static string InOrder(string error) => LinePattern().Replace(error, match => match.Groups[1].Value.PadLeft(5));

    /// <summary>A sample outside of the repository, which takes its packages from the feed.</summary>
    private Consumer Copy(string sample)
    {
        var consumer = new Consumer(feed);
        string[] folders = sample.EndsWith(".Tests", StringComparison.Ordinal) ? [sample, sample[..^".Tests".Length]] : [sample];
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(Repository.PathTo("samples", folder), "*", SearchOption.AllDirectories)))
        {
            var path = Path.GetRelativePath(Repository.PathTo("samples"), file);
            if (path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "packages.lock.json")) continue;
            consumer.Write(path, "");
            File.Copy(file, consumer.PathTo(path), overwrite: true);
        }

        var others = File.ReadLines(Repository.PathTo("Directory.Packages.props")).Where(line => line.Contains("Include=\"xunit.", StringComparison.Ordinal) || line.Contains("Include=\"Microsoft.NET.Test.Sdk", StringComparison.Ordinal));
        consumer.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="TenantMigrations.Build" Version="0.1.0" />
                <PackageVersion Include="TenantMigrations.Runner" Version="0.1.0" />
                <PackageVersion Include="TenantMigrations.Testing" Version="0.1.0" />
            {string.Join('\n', others)}
              </ItemGroup>
            </Project>
            """);
        return consumer;
    }

    [GeneratedRegex(": (error|warning) ")]
    private static partial Regex FindingPattern();

    [GeneratedRegex(@"(?<=\()(\d+)(?=,)")]
    private static partial Regex LinePattern();

    [GeneratedRegex(@" \[[^\[\]]*\.csproj\]$")]
    private static partial Regex ProjectPattern();
}
