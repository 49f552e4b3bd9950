namespace TenantMigrations.Engine;

/// <summary>
/// The use case <c>tenants add</c>: a place, an entry in the source, and a run that brings the tenant to the head, in this order. Each step finds what is
/// done already, so that the same command completes what was interrupted.
/// </summary>
internal sealed class TenantAdding(FleetServices fleet)
{
    private readonly TenantIsolation _isolation = fleet.Graph.Registry.Settings.Isolation;

    public async Task<AddTenantReport> RunAsync(AddTenantRequest request, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        var (tenant, isListed) = await FindAsync(request.Entry, created: false, cancellationToken).ConfigureAwait(false);
        RefuseSuspended(tenant);
        var template = await TemplateAsync(request, cancellationToken).ConfigureAwait(false);
        var place = await InspectAsync(tenant, cancellationToken).ConfigureAwait(false);

        // A schema is filled; a database is copied as a whole, so there must be none yet.
        var created = place.State == PlaceState.Missing;
        if (created && tenant.Schema is not null) await fleet.Provisioning.CreateAsync(tenant, request.Owner, cancellationToken).ConfigureAwait(false);
        var copying = new TenantCopying(fleet);
        var copy = template is null ? null
            : !place.IsFresh || (tenant.Schema is null && !created) ? TenantCopyResult.Refused("the place is there already")
            : await copying.TryAsync(tenant, template, request.Owner, cancellationToken).ConfigureAwait(false);
        if (created && tenant.Schema is null && copy is not { IsDone: true }) await fleet.Provisioning.CreateAsync(tenant, request.Owner, cancellationToken).ConfigureAwait(false);
        var appended = !isListed && await AppendAsync(request.Entry, cancellationToken).ConfigureAwait(false);
        if (!isListed && !appended)
        {
            // The same command ran elsewhere at the same time, and was quicker.
            (tenant, _) = await FindAsync(request.Entry, created, cancellationToken).ConfigureAwait(false);
            RefuseSuspended(tenant);
        }

        var run = await new Application(fleet).RunAsync(
            new PlanRequest { TenantIds = [tenant.Id], WithGlobals = _isolation == TenantIsolation.Database }, observer, cancellationToken).ConfigureAwait(false);
        var notes = new List<string>();
        if (copy is { IsDone: false, Reason: { } reason }) notes.Add($"Template '{template!.Id}' was not copied: {reason}.");
        if (copy is { IsDone: false } && place.IsFresh && run.Outcome == RunOutcome.Done
            && await copying.ProveAsync(tenant, request.Owner, copy.Found, cancellationToken).ConfigureAwait(false) is { } said)
        {
            notes.Add(said);
        }

        return new AddTenantReport { Tenant = tenant, Created = created, Listed = appended, Copied = copy is { IsDone: true }, Notes = notes, Run = run };
    }

    private async Task<Tenant?> TemplateAsync(AddTenantRequest request, CancellationToken cancellationToken)
    {
        if (request.Template is not { } id) return null;
        if (_isolation == TenantIsolation.Shared)
            throw new FleetException(FleetErrorKind.Settings, "Under isolation Shared a tenant has no tables of its own, so there is nothing that a template could give it. Leave --template out.");
        if (id == request.Entry.Id) throw new FleetException(FleetErrorKind.Settings, $"Tenant '{id}' cannot be the template of itself.");
        return (await fleet.Tenants.ReadAsync(cancellationToken).ConfigureAwait(false)).Select([id])[0];
    }

    private async Task<(Tenant Tenant, bool IsListed)> FindAsync(TenantEntry wanted, bool created, CancellationToken cancellationToken)
    {
        var reader = fleet.Tenants;
        var fleetNow = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (fleetNow.Tenants.FirstOrDefault(tenant => tenant.Id == wanted.Id) is { } listed)
        {
            RefuseOther(wanted, listed, created);
            return (listed, true);
        }

        if (reader.FilePath is null) throw NotListed(wanted);
        var entries = await reader.ReadEntriesAsync(cancellationToken).ConfigureAwait(false);
        if (entries.Any(entry => entry.Id == wanted.Id)) return await FindAsync(wanted, created, cancellationToken).ConfigureAwait(false); // it has come since

        // Among the others, so that a second tenant in one place is refused before anything is created.
        var added = reader.Resolve([.. entries, wanted])[^1];
        var states = await fleet.Control(reader.Control).TenantStates.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (states.GetValueOrDefault(added.Id) is { State: TenantState.Suspended } change
            ? added with { State = TenantState.Suspended, Suspension = new TenantSuspension(BySource: false, change) }
            : added, false);
    }

    // Once more among the others, which may have come since.
    private Task<bool> AppendAsync(TenantEntry entry, CancellationToken cancellationToken) => new TenantFileEdit(fleet.Tenants.FilePath!).AppendAsync(
        entry, entries => fleet.Tenants.Resolve([.. entries, entry]), cancellationToken);

    private FleetException NotListed(TenantEntry wanted) => new(
        FleetErrorKind.Settings,
        fleet.Settings.Tenants.List is not null
            ? $"Tenant '{wanted.Id}' is not in Tenants:List, and settings are not written by this program. Nothing was created. Add this entry to the list, and repeat the command: {TenantListWords.Json(wanted)}"
            : $"Tenant '{wanted.Id}' is not among those that Tenants:Query lists, and the tables it reads are the application's. Nothing was created. Add what it takes there for the query to give this row, and repeat the command: {TenantListWords.Json(wanted)}");

    private static void RefuseOther(TenantEntry wanted, Tenant listed, bool created)
    {
        var database = listed.Database.Key[(listed.Database.Key.LastIndexOf('/') + 1)..];
        var other =
            wanted.Name is not null && wanted.Name != listed.Name ? $"--name is '{wanted.Name}' and there it is '{listed.Name}'"
            : wanted.Schema is not null && wanted.Schema != listed.Schema ? $"--schema is '{wanted.Schema}' and there it is '{listed.Schema}'"
            : wanted.Database is not null && wanted.Database != database ? $"--database is '{wanted.Database}' and there it is '{database}'"
            : wanted.Labels.FirstOrDefault(label => listed.Labels.GetValueOrDefault(label.Key) != label.Value) is { Key: not null } label
                ? $"--label is '{label.Key}={label.Value}' and there it is '{listed.Labels.GetValueOrDefault(label.Key)}'"
            : null;
        if (other is not null)
            throw new FleetException(FleetErrorKind.Settings, $"Tenant '{listed.Id}' is in the tenants' source already, as another: {other}. {(created ? "It came there while its place was created here, and that stays" : "Nothing was created")}. Leave the option out, or change the source.");
    }

    private static void RefuseSuspended(Tenant tenant)
    {
        if (tenant.Suspension is not { } suspension) return;
        throw new FleetException(FleetErrorKind.Settings, $"Tenant '{tenant.Id}' is suspended, so no run would bring it to the head. {suspension.Advice(tenant.Id)}. Nothing was created.");
    }

    private async Task<(PlaceState State, bool IsFresh)> InspectAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (_isolation == TenantIsolation.Shared) return (PlaceState.Empty, true);
        var (place, rows) = await LookAsync(tenant, cancellationToken).ConfigureAwait(false);

        // Another process, or what is left of one that was killed, may have made both between the one look and the other.
        if (rows.Count > 0 && place.State != PlaceState.Occupied) (place, rows) = await LookAsync(tenant, cancellationToken).ConfigureAwait(false);
        var name = tenant.Schema is null ? $"The database {tenant.Database.Key}" : $"The schema \"{tenant.Schema}\" in {tenant.Database.Key}";
        switch (place.State)
        {
            case PlaceState.Occupied when rows.Count == 0:
                throw new FleetException(
                    FleetErrorKind.Findings,
                    $"{name} is not empty ({string.Join(", ", place.Content)}, …), and the journal knows nothing of tenant '{tenant.Id}': its migrations would meet tables that they do not expect. Nothing was changed. "
                    + "Name another place, or empty this one. What an existing application's tables already have is recorded by 'baseline'.");
            // What failed, was rolled back or was interrupted at its first step leaves rows and nothing else.
            case PlaceState.Missing when rows.Count > 0 && tenant.Schema is not null:
            case PlaceState.Empty when rows.Any(row => row.Status == MigrationStatus.Completed) && tenant.Schema is not null:
                throw new FleetException(
                    FleetErrorKind.Findings,
                    $"{name} {(place.State == PlaceState.Missing ? "does not exist" : "is empty")}, but the journal says that tenant '{tenant.Id}' has migrations there: somebody has dropped it by hand. "
                    + $"'tenants remove {tenant.Id} --drop --confirm {tenant.Id}' clears the journal of it; then add it again. Nothing was changed.");
            default:
                return (place.State, rows.Count == 0);
        }
    }

    private async Task<(TenantPlace Place, IReadOnlyList<JournalEntry> Rows)> LookAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var place = await fleet.Provisioning.InspectAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (place.State == PlaceState.Missing && _isolation == TenantIsolation.Database) return (place, []);

        // A database's global migrations come first, and are its own.
        HashSet<JournalKey> keys = [new JournalKey(tenant.Id)];
        if (_isolation == TenantIsolation.Database) keys.Add(default);
        return (place, await fleet.Databases[tenant.Database].ReadEntriesAsync(keys, unfinishedOfAll: false, cancellationToken).ConfigureAwait(false));
    }
}
