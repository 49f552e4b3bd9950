using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>The fleet, and what has been done to it.</summary>
internal sealed class TenantsText(TextPage page)
{
    public void Write(TenantListReport report)
    {
        page.Flow(0, 2, ($"{Words.Count(report.Tenants.Count, "tenant")}", TextStyles.Strong), ($" from {Printable.Text(report.Source)}, isolation {report.Isolation}", TextStyles.Plain));
        var withSchema = report.Isolation == TenantIsolation.Schema;
        string[] columns = withSchema ? ["Tenant", "", "#Applied", "#Pending", "Schema", "Database", "Labels", "Name"] : ["Tenant", "", "#Applied", "#Pending", "Database", "Labels", "Name"];
        var table = new TextTable(columns);
        foreach (var listed in report.Tenants)
        {
            var tenant = listed.Tenant;
            (string, Style)[] cells =
            [
                (tenant.Id, TextStyles.Plain),
                State(listed),
                (Words.Number(listed.Applied), TextStyles.Plain),
                (Words.Number(listed.Pending), listed.Pending > 0 ? TextStyles.Waiting : TextStyles.Quiet),
                .. withSchema ? [(tenant.Schema ?? "", TextStyles.Plain)] : Array.Empty<(string, Style)>(),
                (tenant.Database.Key, TextStyles.Quiet),
                (string.Join(", ", tenant.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")), TextStyles.Quiet),
                (tenant.Name == tenant.Id ? "" : tenant.Name, TextStyles.Quiet),
            ];
            table.Add(cells);
        }

        if (report.Tenants.Count > 0) table.Write(page);
        foreach (var group in report.Tenants.Where(listed => listed.Tenant.Suspension?.ByControl?.Reason is not null).GroupBy(listed => listed.Tenant.Suspension!.ByControl!.Reason, StringComparer.Ordinal))
            page.Flow(0, 2, ($"suspended: {Printable.Text(group.Key)}", TextStyles.Plain), ($" [{Words.Names([.. group.Select(listed => listed.Tenant.Id)])}]", TextStyles.Quiet));
        foreach (var trouble in report.Unreachable) page.Prose(Printable.Text(trouble), TextStyles.Bad);
    }

    public void Write(AddTenantReport report)
    {
        var id = Printable.Text(report.Tenant.Id);
        if (report.Created) page.Flow(0, 2, ("Created ", TextStyles.Plain), (Place(report.Tenant), TextStyles.Good), (".", TextStyles.Plain));
        if (report.Listed) page.Prose($"Added {id} to the tenants' file.");
        Notes(report.Notes);
        if (report.Copied) page.Flow(0, 2, ($"{id} is at the head", TextStyles.Good), (": copied from the template, which is proven to be what the migrations make.", TextStyles.Plain));
    }

    public void Write(RemoveTenantReport report)
    {
        var id = Printable.Text(report.Tenant.Id);
        if (report.Erased is { } erased)
        {
            if (erased.PlaceDropped) page.Flow(0, 2, ("Dropped ", TextStyles.Plain), (Place(report.Tenant), TextStyles.Bad), (".", TextStyles.Plain));
            if (erased.JournalRows > 0) page.Prose($"Removed {Words.Count(erased.JournalRows, "row")} of the journal; its log keeps what happened.");
        }
        else if (report.Tenant.Schema is not null)
        {
            page.Prose($"The {Place(report.Tenant)} and its rows in the journal stay as they are.");
        }

        if (report.Unlisted) page.Flow(0, 2, ($"{id} is out of the fleet", TextStyles.Good), (": it stands no longer in the tenants' file.", TextStyles.Plain));
        Notes(report.Notes);
    }

    public void Write(TenantStateReport report)
    {
        var state = report.Tenant.State == TenantState.Suspended ? ("suspended", TextStyles.Waiting) : ("active", TextStyles.Good);
        page.Flow(0, 2, (Printable.Text(report.Tenant.Id), TextStyles.Strong), (" is ", TextStyles.Plain), state, (report.Changed ? "." : ", as it was.", TextStyles.Plain));
        Notes(report.Notes);
    }

    private void Notes(IReadOnlyList<string> notes)
    {
        foreach (var note in notes)
            foreach (var line in Printable.Lines(note)) page.Prose(line);
    }

    private static string Place(Tenant tenant) =>
        tenant.Schema is { } schema ? $"schema {Printable.Text(schema)} in {Printable.Text(tenant.Database.Key)}" : $"database {Printable.Text(tenant.Database.Key)}";

    private static (string, Style) State(ListedTenant listed) => listed switch
    {
        { Tenant.State: TenantState.Suspended } => ("suspended", TextStyles.Quiet),
        { Exists: false } => (listed.Tenant.Schema is null ? "no database" : "no schema", TextStyles.Bad),
        { Exists: null } => ("unreachable", TextStyles.Bad),
        { Pending: > 0 } => ("pending", TextStyles.Waiting),
        _ => ("up to date", TextStyles.Good),
    };
}
