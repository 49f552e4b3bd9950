using System.Globalization;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Draws a graph as SVG, without any other program.</summary>
public static class SvgGraph
{
    private const double RowHeight = 92;
    private const double NodeHeight = 44;
    private const double Margin = 24;
    private const double LegendHeight = 40;
    private const double CharacterWidth = 6.9;
    private const int LongestLabel = 56;
    private const string Repeatable = "repeatable";

    private static readonly string[] Styles =
    [
        "text{font:11.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#202124;text-anchor:middle}",
        ".kind{font:11px system-ui,sans-serif;fill:#5f6368}",
        ".node{stroke-width:1.3}",
        ".global{fill:#e8f0fe;stroke:#1a56c4}",
        ".tenant{fill:#e6f4ea;stroke:#137333}",
        ".barrier{fill:#fff3df;stroke:#b06000;stroke-width:2.2}",
        ".missing{fill:#fdecea;stroke:#c5221f;stroke-dasharray:5 3}",
        ".repeatable{stroke-dasharray:2 2.5}",
        ".edge{fill:none;stroke:#80868b;stroke-width:1.3;marker-end:url(#arrow)}",
        ".cycle{stroke:#c5221f;stroke-width:2;marker-end:url(#arrow-cycle)}",
    ];

    /// <summary>The document, with line feeds.</summary>
    /// <param name="graph">The graph.</param>
    public static string Text(MigrationDiagram graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var layout = new GraphLayout(graph, WidthOf);
        var kinds = graph.Nodes.SelectMany(static node => node.IsRepeatable ? new[] { Class(node), Repeatable } : [Class(node)]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var legend = LegendWidth(kinds);
        var width = Math.Max(layout.Width, legend) + (2 * Margin);
        var height = LegendHeight + (layout.Rows.Count * RowHeight) - (layout.Rows.Count > 0 ? RowHeight - NodeHeight : 0) + (2 * Margin);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:0}\" height=\"{height:0}\" viewBox=\"0 0 {width:0} {height:0}\" role=\"img\">\n");
        text.Append(CultureInfo.InvariantCulture, $"<title>{graph.Nodes.Count} migrations and their dependencies</title>\n<style>\n").AppendJoin('\n', Styles).Append("\n</style>\n");
        text.Append("<defs>");
        Arrow(text, "arrow", "#80868b");
        Arrow(text, "arrow-cycle", "#c5221f");
        text.Append("</defs>\n");
        text.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        Legend(text, kinds, (width - legend) / 2);
        var offset = (width - layout.Width) / 2;
        foreach (var (edge, points) in layout.Edges) Edge(text, edge, points, offset);
        foreach (var place in layout.Rows.SelectMany(static row => row).Where(static place => place.Node is not null)) Node(text, graph.Nodes[place.Node!.Value], place, offset);
        return text.Append("</svg>\n").ToString();
    }

    private static void Arrow(StringBuilder text, string name, string colour) => text.Append(
        $"<marker id=\"{name}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0,0 L8,4 L0,8 z\" fill=\"{colour}\"/></marker>");

    private static void Node(StringBuilder text, GraphNode node, GraphPlace place, double offset)
    {
        var (x, y) = (place.X + offset, Y(place));
        text.Append("<g><title>").Append(Xml(node.Label)).Append(": ").Append(node.Kind).Append("</title>");
        Box(text, Class(node), node.IsRepeatable, x - (place.Width / 2), y, place.Width, NodeHeight);
        text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y + 19:0.#}\">{Xml(Shortened(node.Label))}</text>");
        text.Append(CultureInfo.InvariantCulture, $"<text class=\"kind\" x=\"{x:0.#}\" y=\"{y + 35:0.#}\">{node.Kind}</text></g>\n");
    }

    private static void Box(StringBuilder text, string kind, bool isRepeatable, double x, double y, double width, double height)
    {
        var corner = kind == "tenant" ? 12 : 3;
        text.Append(CultureInfo.InvariantCulture, $"<rect class=\"node {kind}{(isRepeatable ? " repeatable" : "")}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{Math.Min(corner, height / 3):0.#}\"/>");
    }

    // From the lower edge of one box to the upper edge of the other, in curves that leave and arrive upright. What leads back upwards goes round on the right.
    private static void Edge(StringBuilder text, GraphEdge edge, IReadOnlyList<GraphPlace> points, double offset)
    {
        text.Append("<path class=\"edge").Append(edge.IsInCycle ? " cycle" : "").Append("\" d=\"");
        var (first, last) = (points[0], points[^1]);
        if (first.Row >= last.Row)
        {
            var (right, from, to) = (Math.Max(first.X + (first.Width / 2), last.X + (last.Width / 2)) + offset, Y(first) + (NodeHeight * 0.7), Y(last) + (NodeHeight * 0.3));
            text.Append(CultureInfo.InvariantCulture, $"M{first.X + (first.Width / 2) + offset:0.#},{from:0.#} C{right + 30:0.#},{from:0.#} {right + 30:0.#},{to:0.#} {last.X + (last.Width / 2) + offset:0.#},{to:0.#}\"/>\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"M{first.X + offset:0.#},{Y(first) + NodeHeight:0.#}");
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            var (top, bottom) = (Y(from) + NodeHeight, Y(to));
            var bend = (bottom - top) / 2;
            text.Append(CultureInfo.InvariantCulture, $" C{from.X + offset:0.#},{top + bend:0.#} {to.X + offset:0.#},{bottom - bend:0.#} {to.X + offset:0.#},{bottom:0.#}");
            if (to.Node is null) text.Append(CultureInfo.InvariantCulture, $" V{bottom + NodeHeight:0.#}");
        }

        text.Append("\"/>\n");
    }

    private static void Legend(StringBuilder text, IReadOnlyList<string> kinds, double x)
    {
        foreach (var kind in kinds)
        {
            Box(text, kind == Repeatable ? "global" : kind, kind == Repeatable, x, Margin, 22, 14);
            x += 28;
            text.Append(CultureInfo.InvariantCulture, $"<text class=\"kind\" x=\"{x:0.#}\" y=\"{Margin + 11:0.#}\" style=\"text-anchor:start\">{kind}</text>\n");
            x += LegendText(kind);
        }
    }

    private static double LegendWidth(IReadOnlyList<string> kinds) => kinds.Sum(static kind => 28 + LegendText(kind));

    private static double LegendText(string kind) => (kind.Length * 6.2) + 20;

    private static double Y(GraphPlace place) => Margin + LegendHeight + (place.Row * RowHeight);

    private static double WidthOf(GraphNode node) => (Math.Max(Cells(Shortened(node.Label)), Cells(node.Kind)) * CharacterWidth) + 28;

    // Letters of East Asia are twice as wide as others.
    private static int Cells(string text) => text.Sum(static character => character >= '\u1100' ? 2 : 1);

    private static string Shortened(string text) => text.Length <= LongestLabel ? text : text[..(LongestLabel - 1)] + "…";

    private static string Class(GraphNode node) => node switch
    {
        { IsMissing: true } => "missing",
        { IsBarrier: true } => "barrier",
        { Scope: MigrationScope.Tenant } => "tenant",
        _ => "global",
    };

    private static string Xml(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
