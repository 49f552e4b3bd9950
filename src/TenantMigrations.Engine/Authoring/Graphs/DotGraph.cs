using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Writes a graph in DOT, the language of Graphviz.</summary>
public static class DotGraph
{
    /// <summary>The text of the graph, with line feeds.</summary>
    /// <param name="graph">The graph.</param>
    public static string Text(MigrationDiagram graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var text = new StringBuilder("digraph migrations {\n    rankdir=TB;\n    node [shape=box, style=filled, fontname=\"Helvetica\", fontsize=11];\n");
        foreach (var node in graph.Nodes)
            text.Append("    ").Append(Quoted(node.Label)).Append(" [label=").Append(Quoted(node.Label, "\\n" + node.Kind)).Append(", ").Append(Style(node)).Append("];\n");
        var labels = graph.Nodes.ToDictionary(static node => node.MigrationId, static node => node.Label, StringComparer.Ordinal);
        foreach (var edge in graph.Edges)
            text.Append("    ").Append(Quoted(labels[edge.DependsOn])).Append(" -> ").Append(Quoted(labels[edge.MigrationId])).Append(edge.IsInCycle ? " [color=\"#c5221f\", penwidth=2]" : "").Append(";\n");
        return text.Append("}\n").ToString();
    }

    private static string Style(GraphNode node) => node switch
    {
        { IsMissing: true } => "style=\"filled,dashed\", fillcolor=\"#fdecea\", color=\"#c5221f\"",
        { IsBarrier: true } => "shape=octagon, fillcolor=\"#fff3df\", color=\"#b06000\"",
        { Scope: MigrationScope.Tenant, IsRepeatable: true } => "style=\"filled,rounded\", peripheries=2, fillcolor=\"#e6f4ea\", color=\"#137333\"",
        { Scope: MigrationScope.Tenant } => "style=\"filled,rounded\", fillcolor=\"#e6f4ea\", color=\"#137333\"",
        { IsRepeatable: true } => "peripheries=2, fillcolor=\"#e8f0fe\", color=\"#1a56c4\"",
        _ => "fillcolor=\"#e8f0fe\", color=\"#1a56c4\"",
    };

    // A backslash begins an escape in labels, and a quote ends the name.
    private static string Quoted(string text, string behind = "") => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + behind + "\"";
}
