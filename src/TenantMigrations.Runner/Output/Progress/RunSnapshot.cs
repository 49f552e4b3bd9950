namespace TenantMigrations.Runner;

/// <summary>A run at one moment.</summary>
/// <param name="Tenants">How many tenants have work.</param>
/// <param name="Finished">How many of them have come to their end.</param>
/// <param name="Failed">How many of those have failed; a failed global migration counts as one.</param>
/// <param name="Steps">How many migrations are to be done.</param>
/// <param name="StepsDone">How many of them are, or will not be done as something failed.</param>
/// <param name="Elapsed">Since when it runs.</param>
/// <param name="CountsSteps">Whether it is counted in migrations: there are no tenants, or they come back behind barriers.</param>
/// <param name="Rate">Tenants a second, or migrations; null while that is not known.</param>
/// <param name="Left">How long it may still take; null while that is not known, and with waves, between which anything may happen.</param>
/// <param name="Waves">The waves, in order; empty where there are none.</param>
/// <param name="Waiting">What it waits for as a whole; null where it works.</param>
/// <param name="Working">Who is worked on, the longest first.</param>
internal sealed record RunSnapshot(
    int Tenants, int Finished, int Failed, int Steps, int StepsDone,
    TimeSpan Elapsed, bool CountsSteps, double? Rate, TimeSpan? Left,
    IReadOnlyList<WaveSnapshot> Waves, string? Waiting, IReadOnlyList<WorkSnapshot> Working)
{
    public double Share => Steps == 0 ? 0 : Math.Clamp((double)StepsDone / Steps, 0, 1);

    /// <summary>How many there are of what it is counted in, and how many of them are done.</summary>
    public (int Done, int Of, string Noun) Count => CountsSteps ? (StepsDone, Steps, "migration") : (Finished, Tenants, "tenant");

    /// <summary>The wave that is at work; null between waves and where there are none.</summary>
    public WaveSnapshot? Wave => Waves.FirstOrDefault(wave => wave.IsAtWork);
}
