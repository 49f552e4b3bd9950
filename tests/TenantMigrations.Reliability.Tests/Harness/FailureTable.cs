namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>
/// What became of a failure, one line each in the file that <c>TENANTMIGRATIONS_RELIABILITY_RECORD</c> names; <c>tests/reliability</c> makes the table of it.
/// </summary>
internal static class FailureTable
{
    private static readonly Lock s_gate = new();
    private static readonly string? s_file = Environment.GetEnvironmentVariable("TENANTMIGRATIONS_RELIABILITY_RECORD");

    /// <summary>Writes a line.</summary>
    /// <param name="failure">What was done to the fleet.</param>
    /// <param name="happened">What the product did.</param>
    /// <param name="after">How the fleet was found.</param>
    public static void Add(string failure, string happened, string after)
    {
        if (string.IsNullOrEmpty(s_file)) return;
        lock (s_gate) File.AppendAllText(s_file, $"{failure}\t{happened}\t{after}\n");
    }
}
