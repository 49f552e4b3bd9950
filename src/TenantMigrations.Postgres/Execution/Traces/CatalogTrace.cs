namespace TenantMigrations.Postgres.Execution;

/// <summary>What the catalogs show of a statement, and what is to be done about it before it runs.</summary>
/// <param name="IsDone">Whether its effect is there; null where nothing shows whose it is.</param>
/// <param name="Words">What is there, in a few words.</param>
internal sealed record CatalogTrace(bool? IsDone, string Words)
{
    /// <summary>Invalid indexes that an attempt left, quoted: they are dropped first.</summary>
    public IReadOnlyList<string> Leftovers { get; init; } = [];

    /// <summary>What finishes a half-done statement, to run in its place.</summary>
    public string? Finish { get; init; }

    /// <summary>The server process that is at the same work at this moment.</summary>
    public int? BusyProcess { get; init; }
}
