using TenantMigrations.Analysis;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres.Tests.Templates;

/// <summary>Whatever a template writes compiles without a finding, applies, rolls back to nothing and applies again, on tables with rows in them.</summary>
public sealed class TemplateRoundTrips
{
    public static TheoryData<TenantIsolation, string> Cases
    {
        get
        {
            var cases = new TheoryData<TenantIsolation, string>();
            foreach (var isolation in Enum.GetValues<TenantIsolation>())
                foreach (var name in TemplateCases.Names) cases.Add(isolation, name);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_written_goes_up_down_and_up(TenantIsolation isolation, string name)
    {
        var cases = new TemplateCases(isolation, name);
        var options = new ScriptOptions { Isolation = isolation };
        var written = new WrittenDrafts(options);
        written.AddFile("base", cases.Base.Up, cases.Base.Down);
        var before = written.Files.Count;
        foreach (var (template, values) in cases.All()) written.Add(Make(template, values, options));

        await using var fleet = await TemplateFleet.CreateAsync(isolation);
        await fleet.RunAsync(CompiledDrafts.Registry(options, [.. written.Files.Take(before)]));
        var nothing = await fleet.SnapshotsAsync();
        var rows = await fleet.RowsAsync($"id, customer, status, note, {SqlText.Identifier(name)}", name);
        Assert.Contains("1|2|Open1|n|1", rows);
        var registry = CompiledDrafts.Registry(options, written.Files);
        var run = await fleet.RunAsync(registry);
        var once = await fleet.SnapshotsAsync();
        Assert.Contains("1|open1|n|42 EUR|we'b", await fleet.RowsAsync($"id, status, {SqlText.Identifier("remark " + name[..1])}, amount, channel", name));
        await fleet.RollbackAsync(registry, run);
        AssertEqual(nothing, await fleet.SnapshotsAsync());
        Assert.Equal(rows, await fleet.RowsAsync($"id, customer, status, note, {SqlText.Identifier(name)}", name));
        await fleet.RunAsync(registry);
        AssertEqual(once, await fleet.SnapshotsAsync());
    }

    private static IReadOnlyList<MigrationDraft> Make(string template, Dictionary<string, string> values, ScriptOptions options)
    {
        var result = TemplateCatalog.BuiltIn.Single(item => item.Name == template).Make(values, options);
        Assert.Null(result.Error);
        Assert.NotEmpty(result.Drafts);
        return result.Drafts;
    }

    private static void AssertEqual(IReadOnlyList<CatalogSnapshot> expected, IReadOnlyList<CatalogSnapshot> found)
    {
        foreach (var (one, other) in expected.Zip(found)) Assert.Equal("", string.Join('\n', one.DifferencesTo(other)));
    }
}
