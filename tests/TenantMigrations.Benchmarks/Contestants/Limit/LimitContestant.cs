using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants.Limit;

/// <summary>The ruler. See <see cref="LimitProgram"/>.</summary>
internal sealed class LimitContestant(CommitPer commitPer, LimitHistory history = LimitHistory.Central) : IContestant
{
    public string Name => history == LimitHistory.Central ? $"limit per {commitPer}".ToLowerInvariant() : "limit, history per tenant";

    public string JournalName => history == LimitHistory.Central ? "limit" : "limit_per_tenant";

    public ProcessStartInfo Start(FleetJob job) => job.StartOwnVerb("limit", commitPer.ToString(), history.ToString());

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) => history == LimitHistory.Central
        ? $"SELECT count(*) FROM {LimitScript.CentralTable}"
        : string.Join(" + ", tenantSchemas.Select(s => $"(SELECT count(*) FROM \"{s}\".{LimitScript.TenantTable})")).Insert(0, "SELECT ");
}
