using System.Globalization;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Writes a graph for Mermaid, which GitHub and others draw in Markdown.</summary>
public static class MermaidGraph
{
    /// <summary>The text of the diagram, with line feeds.</summary>
    /// <param name="graph">The graph.</param>
    public static string Text(MigrationDiagram graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var text = new StringBuilder("flowchart TB\n");
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"m{keys.Count + 1}");
            keys.Add(node.MigrationId, key);
            var (open, close) = node switch
            {
                { IsBarrier: true } => ("{{", "}}"),
                { IsRepeatable: true } => ("[[", "]]"),
                { Scope: MigrationScope.Tenant } => ("(", ")"),
                _ => ("[", "]"),
            };
            text.Append("    ").Append(key).Append(open).Append('"').Append(Escaped(node.Label)).Append("<br/>").Append(node.Kind).Append('"').Append(close).Append(":::").Append(Class(node)).Append('\n');
        }

        var inCycle = new List<int>();
        for (var i = 0; i < graph.Edges.Count; i++)
        {
            text.Append("    ").Append(keys[graph.Edges[i].DependsOn]).Append(" --> ").Append(keys[graph.Edges[i].MigrationId]).Append('\n');
            if (graph.Edges[i].IsInCycle) inCycle.Add(i);
        }

        if (inCycle.Count > 0) text.Append("    linkStyle ").AppendJoin(',', inCycle).Append(" stroke:#c5221f,stroke-width:2px\n");
        foreach (var name in graph.Nodes.Select(Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) text.Append("    classDef ").Append(name).Append(' ').Append(Style(name)).Append('\n');
        return text.ToString();
    }

    private static string Class(GraphNode node) => node switch
    {
        { IsMissing: true } => "missing",
        { IsBarrier: true } => "barrier",
        { Scope: MigrationScope.Tenant } => "tenant",
        _ => "global",
    };

    private static string Style(string name) => name switch
    {
        "missing" => "fill:#fdecea,stroke:#c5221f,color:#202124,stroke-dasharray:4 3",
        "barrier" => "fill:#fff3df,stroke:#b06000,color:#202124",
        "tenant" => "fill:#e6f4ea,stroke:#137333,color:#202124",
        _ => "fill:#e8f0fe,stroke:#1a56c4,color:#202124",
    };

    // Inside of quotes only these mean something: the end, an entity, a tag, at the beginning a text in Markdown, and %%{ }%%, which is looked for before all else.
    private static string Escaped(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal)
        .Replace("&", "#amp;", StringComparison.Ordinal).Replace("`", "#96;", StringComparison.Ordinal)
        .Replace("%", "#37;", StringComparison.Ordinal);
}
