namespace TenantMigrations.Benchmarks.Harness;

/// <summary>The times of one contestant in one row, in milliseconds, in the order of the rounds.</summary>
internal sealed record Samples(string Contestant, IReadOnlyList<double> Milliseconds)
{
    public double Median => MedianOf(Milliseconds);

    /// <summary>How many times this contestant's time is of the other's: the median over the rounds, each round compared with itself.</summary>
    public double RatioTo(Samples other) => MedianOf([.. Milliseconds.Zip(other.Milliseconds, (mine, theirs) => mine / theirs)]);

    public static double MedianOf(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
