using System.Diagnostics;
using TenantMigrations.Benchmarks.Limit;

namespace TenantMigrations.Benchmarks.Contestants;

/// <summary>The ruler. See <see cref="LimitProgram"/>.</summary>
internal sealed class LimitContestant(IReadOnlyList<string> program, CommitPer commitPer, LimitHistory history = LimitHistory.Central) : IContestant
{
    public string Name => history == LimitHistory.Central ? $"limit per {commitPer}".ToLowerInvariant() : "limit, history per tenant";

    public string JournalName => history == LimitHistory.Central ? "limit" : "limit_per_tenant";

    public ProcessStartInfo Start(FleetJob job) => job.Start(program, commitPer.ToString(), history.ToString());

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) => history == LimitHistory.Central
        ? $"SELECT count(*) FROM {LimitScript.CentralTable}"
        : string.Join(" + ", tenantSchemas.Select(s => $"(SELECT count(*) FROM \"{s}\".{LimitScript.TenantTable})")).Insert(0, "SELECT ");
}
