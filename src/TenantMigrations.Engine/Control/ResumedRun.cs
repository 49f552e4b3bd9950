namespace TenantMigrations.Engine;

/// <summary>A run that goes on: how it stood before.</summary>
/// <param name="Run">Its row.</param>
/// <param name="Tenants">Its tenants.</param>
internal sealed record ResumedRun(RunRecord Run, IReadOnlyList<RunTenantRecord> Tenants)
{
    /// <summary>Who resumes what is paused has said that it may go on.</summary>
    public bool IsConfirmed => Run.State == RunState.Paused;

    /// <summary>The last wave in which a tenant was begun, from 1; 0 where none was.</summary>
    public int LastBegun => Tenants.Where(tenant => tenant.State != RunTenantState.Pending).Select(tenant => tenant.Wave).DefaultIfEmpty().Max();
}
