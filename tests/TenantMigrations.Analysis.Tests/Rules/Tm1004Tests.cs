using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1004Tests
{
    private const string A = "20240101000000_a";
    private const string B = "20240102000000_b";
    private const string C = "20240103000000_c";

    [Fact]
    public void A_cycle_of_three_is_one_finding_that_prints_it() =>
        Assert.Equal(
            [
                $"{A}.sql(1,16): error TM1004: Dependencies form a cycle: {A} → {B} → {C} → {A}. "
                + "Each waits for the next, so none of them can ever run: remove one of these dependencies.",
            ],
            Sources.Lines(On(A, B), On(B, C), On(C, A)));

    [Fact]
    public void Files_and_classes_can_form_one()
    {
        var facts = Sources.SqlClass(B) with { Dependencies = new ClassDependency[] { new(C) } };
        Assert.StartsWith($"{A}.sql(1,16): error TM1004: Dependencies form a cycle: {A} → {B} → {C} → {A}.",
            Assert.Single(Sources.Lines(On(A, B), facts.Read(), On(C, A))), StringComparison.Ordinal);
    }

    [Fact]
    public void Its_edges_report_nothing_else() =>
        Assert.Equal(["TM1004"], Sources.Ids(On(A, B, B), On(B, A)));

    [Fact]
    public void Who_hangs_on_a_cycle_is_not_blamed_and_keeps_its_place_in_the_order()
    {
        var catalog = MigrationCatalog.Build([On(A, B), On(B, A), On(C, A), On("20240104000000_d", C)]);
        Assert.Equal(["TM1004"], catalog.Findings.Select(f => f.RuleId));
        Assert.Equal([C, "20240104000000_d"], catalog.Entries.Select(e => e.Script.Id));
    }

    [Fact]
    public void Two_separate_cycles_are_two_findings() =>
        Assert.Equal(["TM1004", "TM1004"], Sources.Ids(On(A, B), On(B, A), On(C, "20240104000000_d"), On("20240104000000_d", C)));

    [Fact]
    public void A_knot_of_several_reports_the_shortest_through_its_first() =>
        Assert.Contains($"cycle: {A} → {C} → {A}. ", Assert.Single(Sources.Lines(On(A, B, C), On(B, C), On(C, A))), StringComparison.Ordinal);

    [Fact]
    public void The_sequence_of_sources_does_not_matter() =>
        Assert.Equal(Sources.Lines(On(A, B), On(B, C), On(C, A)), Sources.Lines(On(C, A), On(A, B), On(B, C)));

    [Fact]
    public void A_diamond_is_none() =>
        Assert.Empty(Sources.Lines(On(A), On(B, A), On(C, A), On("20240104000000_d", B, C)));

    private static MigrationScript On(string id, params string[] dependencies) =>
        Sources.File(id, dependencies.Length == 0 ? "" : "-- depends-on: " + string.Join(", ", dependencies));
}
