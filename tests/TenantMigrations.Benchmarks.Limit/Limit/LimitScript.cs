using TenantMigrations.Benchmarks.Contestants;
using TenantMigrations.Benchmarks.Workload;

namespace TenantMigrations.Benchmarks.Limit;

/// <summary>The texts that the limit program sends: prepared once, and a few of them renewed for each tenant.</summary>
internal sealed class LimitScript(FleetJob job, CommitPer commitPer, LimitHistory history)
{
    public const string CentralTable = "public.limit_history";
    public const string TenantTable = "limit_history";
    private const string Columns = "(tenant text, migration text, checksum text, applied_at timestamptz, PRIMARY KEY (tenant, migration))";

    private readonly ArraySegment<WorkloadMigration> _migrations = job.Work == FleetWork.OneMore
        ? new ArraySegment<WorkloadMigration>(WorkloadFolder.Read(), WorkloadFolder.InitialCount, 1)
        : new ArraySegment<WorkloadMigration>(WorkloadFolder.Read(), 0, WorkloadFolder.InitialCount);

    public static string CreateCentralTable => $"CREATE TABLE IF NOT EXISTS {CentralTable} {Columns}";

    /// <summary>All statements for one tenant, in order.</summary>
    public List<string> For(string tenant)
    {
        var script = new List<string>(160);
        for (var i = 0; i < _migrations.Count; i++)
        {
            var first = i == 0;
            if (first || commitPer == CommitPer.Migration)
            {
                script.Add("BEGIN");
                if (job.Isolation == FleetIsolation.Schema)
                    script.Add($"SET LOCAL search_path TO \"{tenant}\"");
                if (first && NeedsOwnTable)
                    script.Add($"CREATE TABLE {Table} {Columns}");
            }

            script.AddRange(_migrations[i].Statements);
            if (commitPer == CommitPer.Migration)
            {
                script.Add(Record(tenant, i, 1));
                script.Add("COMMIT");
            }
        }

        if (commitPer == CommitPer.Tenant)
        {
            script.Add(Record(tenant, 0, _migrations.Count));
            script.Add("COMMIT");
        }

        return script;
    }

    public string HistoryOf(string tenant) =>
        history == LimitHistory.PerTenant && job.Isolation == FleetIsolation.Schema
            ? $"SELECT migration, checksum FROM \"{tenant}\".{TenantTable}"
            : $"SELECT migration, checksum FROM {CentralTable} WHERE tenant = '{tenant}'";

    private bool NeedsOwnTable => job.Work == FleetWork.New && (job.Isolation == FleetIsolation.Database || history == LimitHistory.PerTenant);

    private string Table => history == LimitHistory.Central ? CentralTable : TenantTable;

    private string Record(string tenant, int start, int count) =>
        $"INSERT INTO {Table} VALUES {string.Join(", ", _migrations.Slice(start, count).Select(m => $"('{tenant}', '{m.Id}', '{m.Checksum}', now())"))}";
}
