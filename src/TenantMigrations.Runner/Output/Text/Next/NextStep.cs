namespace TenantMigrations.Runner;

/// <summary>What somebody will most likely want to do behind a verb's result. Null wherever that is not certain to be of use; behind a run it is said by <see cref="RunAdvice"/>.</summary>
internal static class NextStep
{
    private const int IdsShown = 5;

    public static string? Of(MigrationPlan plan, PlanRequest request, string? file)
    {
        if (plan.Databases.All(database => database.Phases.Count == 0)) return null;
        if (file is not null) return $"'run --plan {Printable.Text(file)}' executes exactly this plan, or nothing if it is another by then.";
        var migration = request.MigrationId is { } id ? $" --migration {Printable.Text(id)}" : "";
        return request.TenantIds switch
        {
            null => $"'run{migration}' applies it.",
            { Count: <= IdsShown } tenants => $"'run --tenant {string.Join(' ', tenants.Select(Printable.Text))}{migration}' applies it.",
            _ => "'run' with the same tenants applies it.",
        };
    }

    public static string? OfRollback(MigrationPlan plan) => plan.IsEmpty ? null : "the same without --dry-run undoes it.";

    public static string? Of(FleetStatus status, MigrationRegistry registry)
    {
        var open = status.Global.SelectMany(database => database.Migrations)
            .Concat(status.Tenants.Where(tenant => tenant.State == TenantState.Active).SelectMany(tenant => tenant.Migrations))
            .Where(migration => migration.Status != MigrationStatus.Completed).ToArray();
        if (open.Length == 0) return null;
        if (open.FirstOrDefault(migration => migration.Status == MigrationStatus.Failed && NeedsRecovery(migration.MigrationId, registry)) is { } halfDone)
            return $"'recover --migration {Printable.Text(halfDone.MigrationId)}' explains what failed and settles it.";
        return Array.Exists(open, migration => migration.Status == MigrationStatus.Failed)
            ? "correct the cause, and 'run' tries again what failed."
            : "'plan' shows what is pending, 'run' applies it.";
    }

    public static string? Of(InitReport report) => report.Databases.Any(database => database.Changed) ? "'plan' shows what a run would do." : null;

    public static string? Of(TenantListReport report)
    {
        if (report.Tenants.Count == 0) return "'tenants add ID' adds the first one.";
        if (report.Tenants.FirstOrDefault(listed => listed is { Exists: false, Tenant.State: TenantState.Active }) is { } missing)
            return $"'tenants add {Printable.Text(missing.Tenant.Id)}' creates its {(missing.Tenant.Schema is null ? "database" : "schema")} and brings it to the head.";
        return report.Tenants.Any(listed => listed is { Pending: > 0, Tenant.State: TenantState.Active }) ? "'run' applies what is pending." : null;
    }

    public static string? Of(TenantStateReport report) =>
        report.Tenant.State == TenantState.Suspended && report.Changed ? $"'tenants activate {Printable.Text(report.Tenant.Id)}' takes it back." : null;

    public static string? Of(RebaseReport report, RebaseRequest request) =>
        report.Findings.Count > 0 || report.Renamed.Count == 0 ? null
        : request.DryRun ? "the same without --dry-run renames them."
        : "build the project, and commit the files.";

    public static string? Of(WriteReport report, bool isDryRun) =>
        report.Findings.Count > 0 ? null
        : isDryRun ? "the same without --dry-run writes it."
        : "'lint' checks it without a build, 'run' applies it.";

    private static bool NeedsRecovery(string migrationId, MigrationRegistry registry) =>
        registry.TryFind(migrationId, out var index) && registry.Migrations[index].Up is { InTransaction: false };
}
