namespace TenantMigrations.Engine;

/// <summary>A node, or a bend of an edge, in a row of a drawing.</summary>
/// <param name="node">The node's position in the graph; null for a bend.</param>
/// <param name="row">The row, from above.</param>
/// <param name="width">How wide it is.</param>
internal sealed class GraphPlace(int? node, int row, double width)
{
    public int? Node => node;

    public int Row => row;

    public double Width => width;

    /// <summary>The middle.</summary>
    public double X { get; set; }

    /// <summary>What it is tied to in the row above.</summary>
    public List<GraphPlace> Above { get; } = [];

    /// <summary>What it is tied to in the row below.</summary>
    public List<GraphPlace> Below { get; } = [];
}
