using TenantMigrations.TestKit;

namespace TenantMigrations.Engine.Tests.Authoring;

public sealed class MigrationDiagramTests
{
    [Theory]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("svg")]
    public void Scopes_barriers_repeatables_cycles_and_what_is_missing_are_drawn(string format)
    {
        using var shop = Drawn();
        Snapshot.Verify(Text(MigrationDiagram.Of(shop.Open()), format), format == "mermaid" ? "mmd" : format, "MigrationDiagramTests");
    }

    [Fact]
    public void What_is_needed_comes_first_and_a_cycle_ends_nothing()
    {
        using var shop = Drawn();
        var diagram = MigrationDiagram.Of(shop.Open());
        var at = diagram.Nodes.Select((node, index) => (node.MigrationId, index)).ToDictionary(node => node.MigrationId, node => node.index, StringComparer.Ordinal);

        Assert.All(diagram.Edges.Where(edge => !edge.IsInCycle), edge => Assert.True(at[edge.DependsOn] < at[edge.MigrationId], edge.ToString()));
        Assert.Equal(["20240401000000_a", "20240402000000_b"], diagram.Edges.Where(edge => edge.IsInCycle).Select(edge => edge.MigrationId));
        Assert.Equal(["20240203000000_publish"], diagram.Nodes.Where(node => node.IsBarrier).Select(node => node.MigrationId));
        Assert.Equal(["20240101000000_create_user"], diagram.Nodes.Where(node => node.IsMissing).Select(node => node.MigrationId));
    }

    [Fact]
    public void A_long_chain_and_a_wide_one_are_drawn_without_an_overlap()
    {
        using var shop = new ShopFolder();
        for (var i = 0; i < 60; i++) shop.WriteMigration($"202405010000{i:D2}_step_{i}", i % 3 == 0 ? ShopFolder.Users : $"202405010000{i - 1:D2}_step_{i - 1}");
        var layout = new GraphLayout(MigrationDiagram.Of(shop.Open()), node => node.MigrationId.Length * 7);

        Assert.All(layout.Rows, row => Assert.InRange(row.Count(place => place.Node is not null), 1, 4));
        foreach (var row in layout.Rows)
        {
            var ordered = row.OrderBy(place => place.X).ToArray();
            for (var i = 1; i < ordered.Length; i++)
                Assert.True(ordered[i].X - (ordered[i].Width / 2) > ordered[i - 1].X + (ordered[i - 1].Width / 2));
        }
    }

    [Theory]
    [InlineData("mermaid")]
    [InlineData("dot")]
    [InlineData("svg")]
    public void A_name_ends_no_quotes_and_begins_no_tag(string format)
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/system/x\"]-->m9<b>&#`%%\u0001\u202e.sql", "-- migrate:up\nSELECT 1;\n");

        var text = Text(MigrationDiagram.Of(shop.Open()), format);

        var expected = format switch
        {
            "mermaid" => "[\"x#quot;]--#gt;m9#lt;b#gt;#amp;#35;#96;#37;#37;??<br/>global\"]",
            "dot" => "\"x\\\"]-->m9<b>&#`%%??\" [label=\"x\\\"]-->m9<b>&#`%%??\\nglobal\"",
            _ => ">x\"]--&gt;m9&lt;b&gt;&amp;#`%%??</text>",
        };
        Assert.Contains(expected, text, StringComparison.Ordinal);
        if (format == "svg") Assert.Equal("svg", System.Xml.Linq.XDocument.Parse(text).Root?.Name.LocalName);
    }

    [Fact]
    public void A_backslash_begins_no_escape_and_a_long_name_is_cut()
    {
        var diagram = new MigrationDiagram([new GraphNode("a\\n" + new string('b', 80), MigrationScope.Global)], []);

        Assert.Contains("[label=\"a\\\\nb", DotGraph.Text(diagram), StringComparison.Ordinal);
        Assert.Contains($">a\\n{new string('b', 52)}…</text>", SvgGraph.Text(diagram), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_applied_is_counted_by_tenants_and_databases()
    {
        using var shop = new ShopFolder();
        shop.Write("migrations/tenant-specific/20240301000000_notes.sql", "-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        MigrationState State(string id, MigrationStatus status) => new(id, status, null, null, null, null);
        TenantStatus Tenant(string name, MigrationStatus status) => new(name, name, "db", TenantState.Active, 0, 0, 0, [State("20240301000000_notes", status)]);
        var status = new FleetStatus(
            TenantIsolation.Schema,
            null,
            [new DatabaseStatus("db", 1, 1, 0, [State(ShopFolder.Users, MigrationStatus.Completed), State(ShopFolder.Orders, MigrationStatus.Pending)])],
            [Tenant("a", MigrationStatus.Completed), Tenant("b", MigrationStatus.Failed), Tenant("c", MigrationStatus.Completed)]);

        var applied = MigrationDiagram.Of(shop.Open()).With(status).Nodes.ToDictionary(node => node.MigrationId, node => node.Applied, StringComparer.Ordinal);

        Assert.Equal((new AppliedCount(1, 1), new AppliedCount(0, 1), new AppliedCount(2, 3)), (applied[ShopFolder.Users], applied[ShopFolder.Orders], applied["20240301000000_notes"]));
    }

    private static string Text(MigrationDiagram diagram, string format) => format switch
    {
        "mermaid" => MermaidGraph.Text(diagram),
        "dot" => DotGraph.Text(diagram),
        _ => SvgGraph.Text(diagram),
    };

    private static ShopFolder Drawn()
    {
        var shop = new ShopFolder();
        shop.Write("migrations/tenant-specific/20240202000000_notes.sql", $"-- depends-on: {ShopFolder.Users}\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        shop.Write("migrations/system/20240203000000_publish.sql", $"-- depends-on: 20240202000000_notes\n-- depends-on: {ShopFolder.Users}\n-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 1;\n");
        shop.Write("migrations/system/20240301000000_views.sql", $"-- depends-on: {ShopFolder.Orders}\n-- repeatable\n-- migrate:up\nSELECT 1;\n");
        shop.WriteMigration("20240401000000_a", "20240402000000_b");
        shop.WriteMigration("20240402000000_b", "20240401000000_a");
        shop.WriteMigration("20240403000000_c", "20240101000000_create_user");
        shop.WriteMigration("20240404000000_alone");
        return shop;
    }
}
