namespace TenantMigrations.Benchmarks.Harness;

/// <summary>A row of the table: one question, answered by one series or a few.</summary>
internal interface IRow
{
    /// <summary>What <c>--only</c> calls it.</summary>
    string Key { get; }

    Task RunAsync(Bench bench, Report report);
}
