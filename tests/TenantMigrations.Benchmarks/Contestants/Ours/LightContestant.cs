using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>Our runner with the light migrations, for one size of fleet.</summary>
internal sealed class LightContestant(FleetPrograms programs, int tenants) : IContestant
{
    public string Name => $"ours, {tenants} tenants";

    public string JournalName => $"ours_light_{tenants}";

    public ProcessStartInfo Start(FleetJob job) =>
        programs.Start(FleetProgram.Light, "run", "--settings", FleetSettingsFile.Write(programs.Folder, job, CommitPer.Tenant));

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) =>
        "SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE status = 'completed'";
}
