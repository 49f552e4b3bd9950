namespace TenantMigrations.Engine;

/// <summary>
/// The use case <c>script</c>: the plan of a fleet whose journals are what the request says, with its SQL. Nothing is connected to, unless the tenants are
/// listed by a query.
/// </summary>
internal sealed class Scripting(FleetServices fleet)
{
    // Stands for the database that the script is given to, where no connection is configured: names of other databases count from it.
    private const string SomeServer = "Host=localhost;Database=control";

    private readonly MigrationGraph _graph = fleet.Graph;
    private readonly TenantIsolation _isolation = fleet.Graph.Registry.Settings.Isolation;

    public async Task<FleetScript> RunAsync(ScriptRequest request, CancellationToken cancellationToken)
    {
        var range = new ScriptRange(_graph, request);
        var tenants = await TenantsAsync(cancellationToken).ConfigureAwait(false);
        var selected = tenants.SelectForChange(request.TenantIds);
        var ownsGlobals = _isolation == TenantIsolation.Database || request.TenantIds is null;
        var journal = new AssumedJournal(_graph, range.Applied, withAllGlobals: !ownsGlobals);
        var plan = MigrationPlanner.Plan(
            _graph,
            [.. tenants.Databases(selected, withSuspended: false).Select(found => journal.Of(found.Database, found.Tenants))],
            new PlanRequest { TenantIds = request.TenantIds, WithGlobals = ownsGlobals, Migrations = range.Taken },
            fleet.Execution.Key);
        if (plan.IsEmpty) throw new FleetException(FleetErrorKind.Settings, $"There is nothing to script: {(request.FromId is null ? "no migration and tenant" : $"no migration behind {request.FromId}")} was asked for.");
        RefuseCode(plan, request);
        var steps = fleet.Steps();
        steps.Check(plan);
        return new FleetScript
        {
            Request = request,
            PlanHash = plan.Hash,
            Policy = fleet.Policy,
            TenantColumn = _graph.Registry.Settings.TenantColumn,
            GuardsRowSecurity = RowSecurity.IsGuarded(_graph.Registry.Settings, fleet.Settings),
            Databases = Databases(plan, steps, tenants, journal),
            Versioned = [.. _graph.Migrations.Where((migration, index) => !migration.IsRepeatable && (range.Applied[index] || range.Taken[index]))],
            Repeatables = [.. _graph.Migrations.Where(migration => migration.IsRepeatable)],
        };
    }

    private async Task<TenantFleet> TenantsAsync(CancellationToken cancellationToken)
    {
        if (fleet.Settings is { ConnectionString: null or "", Tenants.Query: not null })
            throw new FleetException(FleetErrorKind.Settings, "Tenants:Query lists the tenants, and to ask it takes the control database: set ConnectionString.");
        var reader = fleet.TenantsOn(fleet.Settings.ConnectionString is null or "" ? SomeServer : fleet.Settings.ConnectionString);
        var entries = await reader.ReadEntriesAsync(cancellationToken).ConfigureAwait(false);
        return new TenantFleet(reader.Resolve(entries), _isolation, reader.Control);
    }

    private List<ScriptedDatabase> Databases(MigrationPlan plan, StepPreparer steps, TenantFleet tenants, AssumedJournal journal)
    {
        var planned = plan.Databases.Where(database => database.Phases.Count > 0).ToList();
        var active = tenants.Tenants.Where(tenant => tenant.State == TenantState.Active).ToLookup(tenant => tenant.Database, tenant => tenant.Id);
        var isNameless = fleet.Settings.ConnectionString is null or "";
        if (isNameless && planned.Count > 1 && planned.Exists(database => database.Database.Equals(tenants.Control)))
            throw new FleetException(FleetErrorKind.Settings, "The tenants live in several databases, and one of them is the control database, which no setting names: set ConnectionString.");
        return planned.ConvertAll(database => new ScriptedDatabase(
            planned.Count == 1 && (isNameless || database.Database.Equals(tenants.Control)) ? null : database.Database,
            Works(database, steps, [.. active[database.Database]], journal)));
    }

    private List<ScriptedWork> Works(DatabasePlan database, StepPreparer steps, IReadOnlyList<string> barrier, AssumedJournal journal)
    {
        var works = new List<ScriptedWork>();
        var heads = new Dictionary<string, JournalHead>(StringComparer.Ordinal);
        var globals = journal.GlobalHead;
        foreach (var phase in database.Phases)
        {
            if (phase.Global is { } global)
            {
                works.Add(new ScriptedWork(null, globals, steps.Prepare(global.Steps), barrier));
                globals = Behind(globals, global.Steps);
            }

            foreach (var work in phase.Tenants)
            {
                var head = heads.GetValueOrDefault(work.Tenant!.Id, journal.TenantHead);
                works.Add(new ScriptedWork(work.Tenant, head, steps.Prepare(work.Steps), []));
                heads[work.Tenant.Id] = Behind(head, work.Steps);
            }
        }

        return works;
    }

    private JournalHead Behind(JournalHead head, IReadOnlyList<PlannedStep> steps) =>
        steps.Where(step => !_graph.Migrations[step.Migration].IsRepeatable).Aggregate(head, _graph.Advance);

    private void RefuseCode(MigrationPlan plan, ScriptRequest request)
    {
        var code = plan.Databases.SelectMany(database => database.Phases)
            .SelectMany(phase => phase.Global is null ? phase.Tenants : phase.Tenants.Prepend(phase.Global))
            .SelectMany(work => work.Steps)
            .Select(step => step.Migration).Distinct().Order()
            .Where(index => _graph.Migrations[index].Kind == MigrationKind.Code)
            .ToList();
        if (code.Count == 0) return;
        var ids = code.ConvertAll(index => _graph.Migrations[index].Id);
        var before = code[0] == 0 || request.FromId == _graph.Migrations[code[0] - 1].Id ? "" : $"Script up to the migration before (--to {_graph.Migrations[code[0] - 1].Id}), then apply";
        throw new FleetException(
            FleetErrorKind.Settings,
            $"{string.Join(", ", ids)} {(ids.Count == 1 ? "is" : "are")} written in C#, which psql cannot run. {(before.Length == 0 ? "Apply" : before)} {ids[0]} with 'run --migration {ids[0]}', and script what follows (--from {ids[0]}).");
    }
}
