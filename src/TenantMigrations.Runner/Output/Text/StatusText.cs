using System.Globalization;
using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>What is applied where: one tenant migration by migration, a small fleet as a table, a big one in sums.</summary>
internal sealed class StatusText(TextPage page, string name)
{
    private const int BigFleet = 30;

    public void Write(FleetStatus status)
    {
        page.Flow(0, 2, (name, TextStyles.Strong), ($", isolation {status.Isolation}, head {status.Head ?? "none"}", TextStyles.Plain));
        if (status.Tenants.Count == 1)
        {
            WriteOne(status);
            return;
        }

        if (status.Tenants.Count + status.Global.Count <= BigFleet) WriteRows(status);
        else WriteSums(status);
        WriteErrors(status);
    }

    private void WriteOne(FleetStatus status)
    {
        var tenant = status.Tenants[0];
        var global = status.Global.FirstOrDefault(database => database.Database == tenant.Database)?.Migrations ?? [];
        page.Flow(0, 2, (Printable.Text(tenant.Tenant), TextStyles.Strong), ($" in {Printable.Text(tenant.Database)}, {State(tenant.State)}", TextStyles.Plain));
        var table = new TextTable("Migration", "", "Scope", "Since (UTC)", "#Time") { KeepsNames = true };
        foreach (var (migration, scope) in global.Select(migration => (migration, "global")).Concat(tenant.Migrations.Select(migration => (migration, "tenant"))))
        {
            var since = migration.Status == MigrationStatus.RolledBack ? migration.RolledBackAt : migration.AppliedAt;
            table.Add(
                (migration.MigrationId, TextStyles.Plain),
                (Words.Of(migration.Status), TextStyles.Of(migration.Status)),
                (scope, TextStyles.Quiet),
                (since?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "", TextStyles.Plain),
                (migration.ExecutionTime is { } time ? DurationText.Of(time) : "", TextStyles.Plain));
        }

        table.Write(page);
        WriteErrors(status);
    }

    private void WriteRows(FleetStatus status)
    {
        var table = new TextTable("Tenant", "", "#Applied", "#Pending", "#Failed", "Next");
        foreach (var database in status.Global.Where(database => database.Migrations.Count > 0))
            Add(table, ($"global, {database.Database}", TextStyles.Quiet), TenantState.Active, database.Applied, database.Pending, database.Failed, database.Migrations);
        foreach (var tenant in status.Tenants.OrderBy(tenant => tenant.Failed > 0 ? 0 : tenant.Pending > 0 ? 1 : 2))
            Add(table, (tenant.Tenant, TextStyles.Plain), tenant.State, tenant.Applied, tenant.Pending, tenant.Failed, tenant.Migrations);
        table.Write(page);
    }

    private void WriteSums(FleetStatus status)
    {
        var table = new TextTable("", "#Tenants", "#Applied", "#Pending", "#Failed");
        foreach (var group in status.Tenants
            .GroupBy(tenant => tenant.State == TenantState.Suspended ? 3 : tenant.Failed > 0 ? 0 : tenant.Pending > 0 ? 1 : 2)
            .OrderBy(group => group.Key))
        {
            table.Add(
                group.Key switch
                {
                    0 => ("failed", TextStyles.Bad),
                    1 => ("pending", TextStyles.Waiting),
                    2 => ("up to date", TextStyles.Good),
                    _ => ("suspended", TextStyles.Quiet),
                },
                (Words.Number(group.Count()), TextStyles.Plain),
                (Words.Number(group.Sum(tenant => tenant.Applied)), TextStyles.Plain),
                (Words.Number(group.Sum(tenant => tenant.Pending)), TextStyles.Plain),
                (Words.Number(group.Sum(tenant => tenant.Failed)), TextStyles.Plain));
        }

        table.Write(page);
        page.Blank();
        var open = status.Global.Where(database => database.Pending + database.Failed > 0).ToArray();
        page.Prose(open.Length == 0
            ? $"Global migrations: all applied in {Words.Count(status.Global.Count, "database")}."
            : $"Global migrations: pending or failed in {Words.Count(open.Length, "database")}: {Words.Names([.. open.Select(database => database.Database)])}.");
    }

    private static void Add(
        TextTable table, (string Text, Style Style) whose, TenantState state, int applied, int pending, int failed, IReadOnlyList<MigrationState> migrations)
    {
        var next = migrations.FirstOrDefault(migration => migration.Status != MigrationStatus.Completed);
        table.Add(
            whose,
            state == TenantState.Suspended ? ("suspended", TextStyles.Quiet)
                : failed > 0 ? ("failed", TextStyles.Bad)
                : next is { Status: MigrationStatus.Running } ? ("running", TextStyles.Waiting)
                : next is not null ? ("pending", TextStyles.Waiting)
                : ("up to date", TextStyles.Good),
            (Words.Number(applied), TextStyles.Plain),
            (Words.Number(pending), pending > 0 ? TextStyles.Waiting : TextStyles.Quiet),
            (Words.Number(failed), failed > 0 ? TextStyles.Bad : TextStyles.Quiet),
            (next?.MigrationId ?? "", TextStyles.Quiet));
    }

    private void WriteErrors(FleetStatus status)
    {
        var errors = status.Global.SelectMany(database => database.Migrations.Select(migration => (Kind: "database", Name: database.Database, migration)))
            .Concat(status.Tenants.SelectMany(tenant => tenant.Migrations.Select(migration => (Kind: "tenant", Name: tenant.Tenant, migration))))
            .Where(row => row.migration is { Status: MigrationStatus.Failed or MigrationStatus.Running, Error: not null })
            .GroupBy(row => (row.migration.MigrationId, row.migration.Error, row.Kind))
            .ToArray();
        if (errors.Length > 0) page.Blank();
        foreach (var error in errors)
        {
            page.Flow(
                0,
                2,
                (Printable.Text(error.Key.MigrationId) + ": ", TextStyles.Strong),
                (Printable.Text(error.Key.Error), TextStyles.Bad),
                ($" [{Words.Whose(error.Key.Kind, [.. error.Select(row => row.Name)])}]", TextStyles.Quiet));
        }
    }

    private static string State(TenantState state) => state == TenantState.Suspended ? "suspended" : "active";
}
