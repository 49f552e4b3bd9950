namespace TenantMigrations.Runner;

/// <summary>Prints what a verb found or did, in one of the formats.</summary>
internal interface IResults
{
    void Initialized(InitReport report);

    /// <param name="plan">The plan.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="file">Where it is written to as well; null for nowhere.</param>
    void Planned(MigrationPlan plan, PlanRequest request, string? file);

    void Ran(RunReport report);

    void Run(RunDetails details);

    void Steered(RunRecord run);

    void RollbackPlanned(MigrationPlan plan, RollbackRequest request);

    void RolledBack(RunReport report);

    void Status(FleetStatus status);

    void Validated(ValidationReport report);

    void Verified(VerificationReport report);

    void Recovered(RecoveryReport report, RecoverRequest request);

    void Tenants(TenantListReport report);

    void Added(AddTenantReport report);

    void Removed(RemoveTenantReport report);

    void StateChanged(TenantStateReport report);

    void Locked(LockReport report, LockRequest request);

    void Rebased(RebaseReport report, RebaseRequest request);

    void Written(WriteReport report, bool isDryRun);

    void Listed(ProjectTemplates templates, TenantIsolation isolation);

    void Described(ListedTemplate template, TenantIsolation isolation);

    void Linted(LintReport report);

    void Drawn(MigrationDiagram diagram);

    void Imported(ImportReport report, ImportRequest request, ImportedHistory? history);

    void Baselined(BaselineReport report, BaselineRequest request);

    /// <param name="script">What it does.</param>
    /// <param name="file">Where it was written; null for stdout.</param>
    /// <param name="sql">Its text.</param>
    void Scripted(FleetScript script, string? file, string sql);

    void Failed(Trouble trouble);
}
