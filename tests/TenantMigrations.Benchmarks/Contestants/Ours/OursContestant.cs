using System.Diagnostics;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>Our runner, started the way a deployment starts it.</summary>
internal sealed class OursContestant(FleetPrograms programs, CommitPer commitPer) : IContestant
{
    public string Name => $"ours per {commitPer}".ToLowerInvariant();

    public string JournalName => "ours";

    public ProcessStartInfo Start(FleetJob job) =>
        programs.Start(ProgramFor(job), "run", "--settings", FleetSettingsFile.Write(programs.Folder, job, commitPer));

    public string CountJournalRows(IReadOnlyList<string> tenantSchemas) =>
        "SELECT count(*) FROM tenant_migrations.tenant_migration_status WHERE status = 'completed'";

    private static FleetProgram ProgramFor(FleetJob job) => (job.Isolation, job.Work) switch
    {
        (FleetIsolation.Database, _) => FleetProgram.Databases,
        (_, FleetWork.OneMore) => FleetProgram.SchemasOneMore,
        _ => FleetProgram.Schemas,
    };
}
