namespace TenantMigrations.Runner;

/// <summary>A plan as a document.</summary>
internal static class PlanDocuments
{
    public static PlanDocument Of(MigrationPlan plan, PlanRequest request, MigrationRegistry registry) => new(
        plan.Isolation,
        plan.Hash,
        new PlanRequestDocument(request.TenantIds, request.MigrationId),
        [.. plan.Databases.Select(database => Of(database, registry))],
        [.. plan.Waves.Select(wave => new PlannedWaveDocument(wave.Number, wave.Name, wave.Members, wave.Tenants))],
        plan.SuspendedTenants,
        plan.Notes);

    private static PlannedDatabaseDocument Of(DatabasePlan database, MigrationRegistry registry) => new(
        database.Database.Key,
        database.NeedsJournal,
        database.UpToDateTenants,
        [.. database.Phases.Select(phase => new PhaseDocument(
            phase.Global is null ? [] : Steps(phase.Global, registry),
            [.. phase.Tenants.Select(work => new TenantWorkDocument(work.Tenant!.Id, Steps(work, registry)))]))],
        [.. database.Blocked.Select(blocked => new BlockedDocument(registry.Migrations[blocked.Migration].Id, blocked.TenantId, blocked.Reason))]);

    private static StepDocument[] Steps(PlannedWork work, MigrationRegistry registry) =>
        [.. work.Steps.Select(step => new StepDocument(registry.Migrations[step.Migration].Id, step.Kind))];
}
