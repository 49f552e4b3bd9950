namespace TenantMigrations.Runner;

/// <summary>A plan as a document, and back.</summary>
internal static class PlanDocuments
{
    public static PlanDocument Of(MigrationPlan plan, PlanRequest request, MigrationRegistry registry) =>
        Of(plan, registry, PlanVerbWord.Run, new PlanRequestDocument(request.TenantIds, request.MigrationId, null, null, false));

    public static PlanDocument Of(MigrationPlan plan, RollbackRequest request, MigrationRegistry registry) => Of(
        plan, registry, PlanVerbWord.Rollback, new PlanRequestDocument(request.TenantIds, request.MigrationId, request.To, request.RunId, request.Cascade));

    /// <summary>What people agreed on when they agreed on a document.</summary>
    public static AgreedPlan Agreed(PlanDocument plan) => new()
    {
        Hash = plan.Hash,
        Migrations = plan.Migrations.ToDictionary(migration => migration.MigrationId, migration => migration.Checksum, StringComparer.Ordinal),
        Settings = plan.Settings.ToDictionary(setting => setting.Name, setting => setting.Print, StringComparer.Ordinal),
        Waves = [.. plan.Waves.Select(wave => new PlannedWave(wave.Number, wave.Name, wave.Members, wave.Tenants))],
        Databases = [.. plan.Databases.Select(database => new AgreedDatabase(
            database.Database,
            [.. database.Phases.SelectMany(phase => phase.Global).Select(Step)],
            [.. database.Shares.Select(share => new AgreedShare(share.Tenants, [.. share.Migrations.Select(Step)]))],
            [.. database.Blocked.Select(blocked => new AgreedBlock(blocked.MigrationId, blocked.Tenants, blocked.Reason))]))],
    };

    private static PlanDocument Of(MigrationPlan plan, MigrationRegistry registry, PlanVerbWord verb, PlanRequestDocument request)
    {
        var agreed = AgreedPlan.Of(plan, registry);
        return PlanSeal.Put(new PlanDocument(
            verb,
            plan.Isolation,
            plan.Hash,
            "",
            request,
            [.. agreed.Migrations.Select(pair => new PlannedMigrationDocument(pair.Key, pair.Value))],
            [.. agreed.Settings.Select(pair => new PlannedSettingDocument(pair.Key, pair.Value))],
            [.. plan.Databases.Zip(agreed.Databases, (database, said) => Of(database, said, registry))],
            [.. plan.Waves.Select(wave => new PlannedWaveDocument(wave.Number, wave.Name, wave.Members, wave.Tenants))],
            plan.SuspendedTenants,
            plan.Notes));
    }

    private static PlannedDatabaseDocument Of(DatabasePlan database, AgreedDatabase agreed, MigrationRegistry registry) => new(
        database.Database.Key,
        database.NeedsJournal,
        database.UpToDateTenants,
        [.. database.Phases.Select(phase => new PhaseDocument(Steps(phase.Global?.Steps ?? [], registry), Steps(OfTenants(phase), registry)))],
        [.. agreed.Shares.Select(share => new ShareDocument(share.Tenants, [.. share.Steps.Select(step => new StepDocument(step.MigrationId, step.Kind))]))],
        [.. agreed.Blocked.Select(blocked => new BlockedDocument(blocked.MigrationId, blocked.Tenants, blocked.Reason))]);

    /// <summary>What any tenant does in a phase: rollbacks first and from the last on, as they are executed.</summary>
    private static IEnumerable<PlannedStep> OfTenants(PlanPhase phase) => phase.Tenants
        .Select(work => work.Steps)
        .Distinct<IReadOnlyList<PlannedStep>>(ReferenceEqualityComparer.Instance)
        .SelectMany(steps => steps)
        .DistinctBy(step => (step.Migration, step.Kind))
        .OrderBy(step => step.Kind == StepKind.Rollback ? -step.Migration : step.Migration + 1);

    private static StepDocument[] Steps(IEnumerable<PlannedStep> steps, MigrationRegistry registry) =>
        [.. steps.Select(step => new StepDocument(registry.Migrations[step.Migration].Id, step.Kind))];

    private static AgreedStep Step(StepDocument step) => new(step.MigrationId, step.Action);
}
