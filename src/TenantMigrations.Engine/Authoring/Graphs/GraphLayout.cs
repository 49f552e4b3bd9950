namespace TenantMigrations.Engine;

/// <summary>
/// Puts a graph into rows: each node below all that it depends on, few enough in a row to be read, edges through bends in the rows between. Rows are then put into
/// the order in which fewest edges cross, as far as the means of neighbours find it, and nodes moved towards their neighbours. What is tied to nothing stands below.
/// </summary>
internal sealed class GraphLayout
{
    private const int MostInRow = 4;
    private const int Sweeps = 6;
    private const double Gap = 28;
    private const double BendWidth = 6;

    private readonly List<List<GraphPlace>> _rows = [];
    private readonly List<(GraphEdge Edge, IReadOnlyList<GraphPlace> Points)> _edges = [];

    public GraphLayout(MigrationDiagram graph, Func<GraphNode, double> widthOf)
    {
        var places = Places(graph, widthOf);
        var at = places.ToDictionary(place => graph.Nodes[place.Node!.Value].MigrationId, StringComparer.Ordinal);
        foreach (var edge in graph.Edges) _edges.Add((edge, Points(at[edge.DependsOn], at[edge.MigrationId])));
        for (var i = 0; i < Sweeps; i++) Order(downwards: i % 2 == 0);
        foreach (var row in _rows) Pack(row);
        for (var i = 0; i < Sweeps; i++) Align(downwards: i % 2 == 0);
        var (tied, loose) = (_rows.Where(IsTied).ToArray(), _rows.Where(static row => !IsTied(row)).ToArray());
        Centre(tied);
        Centre(loose);
        var left = _rows.SelectMany(static row => row).Select(static place => place.X - (place.Width / 2)).DefaultIfEmpty().Min();
        foreach (var place in _rows.SelectMany(static row => row)) place.X -= left;
    }

    public IReadOnlyList<IReadOnlyList<GraphPlace>> Rows => _rows;

    /// <summary>The edges, each from what is needed, through bends, to what needs it.</summary>
    public IReadOnlyList<(GraphEdge Edge, IReadOnlyList<GraphPlace> Points)> Edges => _edges;

    public double Width => _rows.SelectMany(static row => row).Select(static place => place.X + (place.Width / 2)).DefaultIfEmpty().Max();

    private List<GraphPlace> Places(MigrationDiagram graph, Func<GraphNode, double> widthOf)
    {
        var position = graph.Nodes.Select((node, index) => (node.MigrationId, index)).ToDictionary(static node => node.MigrationId, static node => node.index, StringComparer.Ordinal);
        var above = graph.Edges.ToLookup(edge => position[edge.MigrationId], edge => position[edge.DependsOn]);
        var isTied = graph.Edges.SelectMany(edge => new[] { position[edge.MigrationId], position[edge.DependsOn] }).ToHashSet();
        var rows = new int[graph.Nodes.Count];
        var places = new List<GraphPlace>();
        var firstLoose = 0;
        foreach (var i in Enumerable.Range(0, graph.Nodes.Count).OrderBy(i => !isTied.Contains(i)))
        {
            // An edge of a cycle that leads back counts for no row.
            if (!isTied.Contains(i) && firstLoose == 0) firstLoose = _rows.Count;
            var row = isTied.Contains(i) ? above[i].Where(other => other < i).Select(other => rows[other] + 1).DefaultIfEmpty().Max() : firstLoose;
            while (row < _rows.Count && _rows[row].Count >= MostInRow) row++;
            if (row == _rows.Count) _rows.Add([]);
            rows[i] = row;
            places.Add(new GraphPlace(i, row, widthOf(graph.Nodes[i])));
            _rows[row].Add(places[^1]);
        }

        return places;
    }

    private static bool IsTied(List<GraphPlace> row) => row.Exists(static place => place.Above.Count + place.Below.Count > 0);

    private static void Centre(List<GraphPlace>[] rows)
    {
        var places = rows.SelectMany(static row => row).ToArray();
        if (places.Length == 0) return;
        var middle = (places.Min(static place => place.X - (place.Width / 2)) + places.Max(static place => place.X + (place.Width / 2))) / 2;
        foreach (var place in places) place.X -= middle;
    }

    private IReadOnlyList<GraphPlace> Points(GraphPlace from, GraphPlace to)
    {
        var (upper, lower) = from.Row <= to.Row ? (from, to) : (to, from);
        var points = new List<GraphPlace> { upper };
        for (var row = upper.Row + 1; row < lower.Row; row++)
        {
            var bend = new GraphPlace(node: null, row, BendWidth);
            _rows[row].Add(bend);
            points.Add(bend);
        }

        points.Add(lower);
        for (var i = 1; i < points.Count && upper.Row < lower.Row; i++)
        {
            points[i - 1].Below.Add(points[i]);
            points[i].Above.Add(points[i - 1]);
        }

        if (upper != from) points.Reverse();
        return points;
    }

    private void Order(bool downwards)
    {
        foreach (var row in _rows)
            for (var i = 0; i < row.Count; i++) row[i].X = i - (row.Count / 2.0);
        foreach (var row in downwards ? _rows : _rows.AsEnumerable().Reverse())
        {
            var sorted = row.OrderBy(place => Mean(downwards ? place.Above : place.Below) ?? place.X).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                row[i] = sorted[i];
                row[i].X = i - (sorted.Length / 2.0);
            }
        }
    }

    private static void Pack(List<GraphPlace> row)
    {
        var x = -row.Sum(static place => place.Width + Gap) / 2;
        foreach (var place in row)
        {
            place.X = x + (place.Width / 2);
            x += place.Width + Gap;
        }
    }

    // Each goes where its neighbours' middle is; who would lie upon the one before moves on, and the row as a whole back by what that took on average.
    private void Align(bool downwards)
    {
        foreach (var row in downwards ? _rows : _rows.AsEnumerable().Reverse())
        {
            if (row.Count == 0) continue;
            var wanted = row.Select(place => Mean(downwards ? place.Above : place.Below) ?? place.X).ToArray();
            for (var i = 0; i < row.Count; i++)
                row[i].X = i == 0 ? wanted[0] : Math.Max(wanted[i], row[i - 1].X + ((row[i - 1].Width + row[i].Width) / 2) + Gap);
            var shift = row.Select((place, i) => place.X - wanted[i]).Average();
            foreach (var place in row) place.X -= shift;
        }
    }

    private static double? Mean(List<GraphPlace> places) => places.Count == 0 ? null : places.Average(static place => place.X);
}
