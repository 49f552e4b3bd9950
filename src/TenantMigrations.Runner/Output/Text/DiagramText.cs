namespace TenantMigrations.Runner;

/// <summary>What depends on what, for people: each migration with what it depends on below it.</summary>
internal sealed class DiagramText(TextPage page)
{
    public void Write(MigrationDiagram diagram)
    {
        if (diagram.Nodes.Count == 0)
        {
            page.Line("There are no migrations.");
            return;
        }

        var dependencies = diagram.Edges.ToLookup(edge => edge.MigrationId, StringComparer.Ordinal);
        foreach (var node in diagram.Nodes.Where(node => !node.IsMissing))
        {
            page.Line((Printable.Text(node.MigrationId), TextStyles.Strong), (" " + Kind(node), node.IsBarrier ? TextStyles.Waiting : TextStyles.Quiet));
            var edges = dependencies[node.MigrationId].ToList();
            for (var i = 0; i < edges.Count; i++) Write(edges[i], isLast: i == edges.Count - 1, diagram);
        }

        page.Blank();
        page.Line(Summary(diagram), diagram.Edges.Any(edge => edge.IsInCycle) || diagram.Nodes.Any(node => node.IsMissing) ? TextStyles.Bad : TextStyles.Plain);
    }

    private void Write(GraphEdge edge, bool isLast, MigrationDiagram diagram)
    {
        var isMissing = diagram.Nodes.Any(node => node.IsMissing && node.MigrationId == edge.DependsOn);
        var (note, style) = isMissing ? (" does not exist", TextStyles.Bad) : edge.IsInCycle ? (" in a cycle", TextStyles.Bad) : ("", TextStyles.Quiet);
        page.Line((page.Unicode ? isLast ? "  └ " : "  ├ " : "  - ", TextStyles.Quiet), (Printable.Text(edge.DependsOn), style), (note, style));
    }

    private static string Kind(GraphNode node)
    {
        var scope = node.Scope switch { MigrationScope.Global => "global", MigrationScope.Tenant => "tenant", _ => "no scope" };
        var mark = node.IsBarrier ? ", barrier" : node.IsRepeatable ? ", repeatable" : "";
        return $"{scope}{mark}{(node.Applied is { } count ? $", applied {Words.Number(count.Applied)} of {Words.Number(count.Of)}" : "")}";
    }

    private static string Summary(MigrationDiagram diagram)
    {
        var words = new List<string> { Words.Count(diagram.Nodes.Count(node => !node.IsMissing), "migration") };
        Add(words, diagram.Nodes.Count(node => node.IsBarrier), "barrier");
        Add(words, diagram.Nodes.Count(node => node.IsMissing), "missing dependency", "missing dependencies");
        Add(words, diagram.Edges.Count(edge => edge.IsInCycle), "dependency in a cycle", "dependencies in cycles");
        return string.Join(", ", words) + ".";
    }

    private static void Add(List<string> words, int count, string one, string? many = null)
    {
        if (count > 0) words.Add(count == 1 ? $"1 {one}" : $"{Words.Number(count)} {many ?? one + "s"}");
    }
}
