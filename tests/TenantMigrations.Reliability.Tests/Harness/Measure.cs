using System.Globalization;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>How much is done: a little in the ordinary test run, a lot by <c>tests/reliability</c>.</summary>
internal static class Measure
{
    /// <summary>How often a runner is killed; the other accidents follow in proportion.</summary>
    public static int Kills { get; } = int.Parse(Environment.GetEnvironmentVariable("TENANTMIGRATIONS_KILLS") is { Length: > 0 } kills ? kills : "6", CultureInfo.InvariantCulture);

    /// <summary>Whether this is the long form.</summary>
    public static bool IsLong => Kills > 20;

    /// <summary>So many of an accident that costs more than a kill.</summary>
    public static int Part(int of) => Math.Max(2, Kills / of);
}
