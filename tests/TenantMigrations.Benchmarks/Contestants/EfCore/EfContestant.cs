using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants.EfCore;

/// <summary>EF Core with the workload's files as <c>Sql()</c> migrations: the nearest peer on .NET. It runs from this executable, compiled as it goes.</summary>
internal sealed class EfContestant : IContestant
{
    public const string HistoryTable = "__EFMigrationsHistory";

    public string Name => "EF Core";

    public string JournalName => "ef";

    public ProcessStartInfo Start(FleetJob job) => job.Start(["dotnet", "exec", typeof(EfContestant).Assembly.Location, "ef"]);

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) =>
        "SELECT " + string.Join(" + ", tenantSchemas.Select(s => $"(SELECT count(*) FROM \"{s}\".\"{HistoryTable}\")"));
}
