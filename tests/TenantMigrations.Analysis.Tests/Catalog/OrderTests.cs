using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Catalog;

public sealed class OrderTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_any_graph_every_dependency_comes_earlier_and_among_the_ready_the_smallest_id(int seed)
    {
        var random = new Random(seed);
        var scripts = RandomGraph(random);
        var catalog = MigrationCatalog.Build(scripts);
        Assert.Equal(scripts.Length, catalog.Entries.Count);

        var done = new HashSet<string>();
        var left = scripts.ToDictionary(s => s.Id);
        foreach (var entry in catalog.Entries)
        {
            var expected = left.Values
                .Where(s => s.Dependencies.All(d => done.Contains(d.Id)))
                .OrderBy(s => s.IsRepeatable).ThenBy(s => s.Id, StringComparer.Ordinal).First();
            Assert.Equal(expected.Id, entry.Script.Id);
            done.Add(expected.Id);
            left.Remove(expected.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_sequence_of_sources_does_not_matter(int seed)
    {
        var random = new Random(seed);
        var scripts = RandomGraph(random);
        var catalog = MigrationCatalog.Build(scripts);
        random.Shuffle(scripts);
        Assert.Equal(catalog, MigrationCatalog.Build(scripts));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Dependencies_and_dependents_are_each_others_mirror_and_ascend(int seed)
    {
        var entries = MigrationCatalog.Build(RandomGraph(new Random(seed))).Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            Assert.Equal(entries[i].Script.Dependencies.Select(d => d.Id).Order(StringComparer.Ordinal),
                entries[i].Dependencies.Select(d => entries[d].Script.Id).Order(StringComparer.Ordinal));
            Assert.Equal(entries[i].Dependencies.Order(), entries[i].Dependencies);
            Assert.Equal(Enumerable.Range(0, entries.Count).Where(d => entries[d].Dependencies.Contains(i)), entries[i].Dependents);
        }
    }

    [Fact]
    public void A_chain_of_two_thousand_needs_no_deep_stack()
    {
        // Backwards, so that a recursive walk from the first would go all the way down.
        var scripts = Enumerable.Range(0, 2000).Select(i => Script(i, i < 1999 ? [i + 1] : [])).ToArray();
        MigrationCatalog? catalog = null;
        OnSmallStack(() => catalog = MigrationCatalog.Build(scripts));
        Assert.Equal(scripts.Select(s => s.Id).Reverse(), catalog!.Entries.Select(e => e.Script.Id));
    }

    [Fact]
    public void A_cycle_of_two_thousand_needs_none_either()
    {
        var scripts = Enumerable.Range(0, 2000).Select(i => Script(i, [(i + 1) % 2000])).ToArray();
        MigrationCatalog? catalog = null;
        OnSmallStack(() => catalog = MigrationCatalog.Build(scripts));
        Assert.Empty(catalog!.Entries);
        Assert.Equal("TM1004", Assert.Single(catalog.Findings).RuleId);
    }

    [Fact]
    public void A_fan_of_two_thousand_comes_in_order_of_ids()
    {
        var scripts = Enumerable.Range(0, 2000).Select(i => Script(i, i > 0 ? [0] : [])).Reverse().ToArray();
        var catalog = MigrationCatalog.Build(scripts);
        Assert.Equal(scripts.Select(s => s.Id).Reverse(), catalog.Entries.Select(e => e.Script.Id));
        Assert.Equal(1999, catalog.Entries[0].Dependents.Count);
    }

    [Fact]
    public void Broken_ones_are_left_out_and_those_behind_them_stay()
    {
        var catalog = MigrationCatalog.Build([Script(1, []), Sources.Text($"data/{Id(2)}.sql", ""), Script(3, [2]), Script(4, [3])]);
        Assert.Equal([Id(1), Id(3), Id(4)], catalog.Entries.Select(e => e.Script.Id));
        Assert.Empty(catalog.Entries[1].Dependencies);
        Assert.Equal([1], catalog.Entries[2].Dependencies);
    }

    [Fact]
    public void No_sources_make_an_empty_catalog() => Assert.Equal(new MigrationCatalog(default, default), MigrationCatalog.Build([]));

    private static MigrationScript[] RandomGraph(Random random)
    {
        var count = random.Next(1, 40);
        var repeatables = random.Next(0, 4);
        var rank = Enumerable.Range(0, count).ToArray();
        random.Shuffle(rank);
        return
        [
            .. Enumerable.Range(0, count).Select(i => Script(i, [.. Enumerable.Range(0, count).Where(d => rank[d] < rank[i] && random.Next(6) == 0)])),
            .. Enumerable.Range(count, repeatables).Select(i => Script(i - 20, [.. Enumerable.Range(0, count).Where(_ => random.Next(10) == 0)], "-- repeatable\n", "view")),
        ];
    }

    private static MigrationScript Script(int number, int[] dependencies, string header = "", string name = "m") =>
        Sources.File(Id(number, name), header + (dependencies.Length == 0 ? "-- description: none" : "-- depends-on: " + string.Join(' ', dependencies.Select(d => Id(d)))));

    private static string Id(int number, string name = "m") =>
        new DateTime(2024, 1, 1).AddMinutes(number).ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture) + "_" + name;

    private static void OnSmallStack(Action action)
    {
        var thread = new Thread(() => action(), maxStackSize: 128 * 1024);
        thread.Start();
        thread.Join();
    }
}
