using System.Globalization;
using System.Text.Json;

namespace TenantMigrations.Benchmarks.Harness;

/// <summary>Collects what was measured; prints it as a table and writes it as JSON with every single sample.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private readonly List<Figure> _figures = [];
    private readonly SortedDictionary<string, object> _samples = new(StringComparer.Ordinal);

    public required string Conditions { get; init; }

    public void Add(string row, IReadOnlyDictionary<string, Samples> samples) => _samples[row] = samples.Values;

    public void Add(Figure figure) => _figures.Add(figure);

    /// <summary>Compares one contestant with another, when both took part.</summary>
    public void Compare(string row, IReadOnlyDictionary<string, Samples> samples, string contestant, string ruler, double? target)
    {
        if (!samples.TryGetValue(contestant, out var mine) || !samples.TryGetValue(ruler, out var theirs))
            return;

        var ofMedians = mine.Median / theirs.Median;
        Add(new Figure(row, $"{contestant} / {ruler}", target, mine.RatioTo(theirs), FormattableString.Invariant(
            $"{mine.Median:0} / {theirs.Median:0} ms, ratio of medians {ofMedians:0.00}")));
    }

    public void Print()
    {
        Console.WriteLine(Conditions);
        Console.WriteLine();
        Console.WriteLine("| row | figure | target | measured | | detail |");
        Console.WriteLine("|---|---|--:|--:|---|---|");
        foreach (var f in _figures)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {f.Row} | {f.What} | {f.Target} | {f.Measured:0.00} | {f.Verdict} | {f.Detail} |"));
        }
    }

    public void Write(string file) =>
        File.WriteAllText(file, JsonSerializer.Serialize(new { Conditions, Figures = _figures, Samples = _samples }, s_json));
}
