namespace TenantMigrations.Benchmarks.Harness;

/// <summary>A line of the report.</summary>
/// <param name="Target">The most that is allowed; none for a figure that is only noted.</param>
internal sealed record Figure(string Row, string What, double? Target, double Measured, string Detail)
{
    public string Verdict => Target is null ? "" : Measured <= Target ? "pass" : "MISS";
}
