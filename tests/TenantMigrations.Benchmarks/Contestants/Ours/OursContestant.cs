using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

internal sealed class OursContestant(FleetPrograms programs, CommitPer commitPer) : IContestant
{
    public string Name => $"ours per {commitPer}".ToLowerInvariant();

    public string JournalName => "ours";

    public ProcessStartInfo Start(FleetJob job) => throw new InvalidOperationException($"{programs}");

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) =>
        "SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE status = 'completed'";
}
