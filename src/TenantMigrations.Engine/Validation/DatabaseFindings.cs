namespace TenantMigrations.Engine;

/// <summary>Collects what is wrong in one database, in words that say why it matters and what to do.</summary>
internal sealed class DatabaseFindings(MigrationGraph graph, string database)
{
    public List<ValidationFinding> All { get; } = [];

    /// <summary>What the catalogs show of unfinished rows.</summary>
    public Dictionary<JournalEntry, AttemptFinding> Examined { get; } = [];

    /// <summary>Adds a journal that is missing or old; a newer one was refused before.</summary>
    public void AddJournal(JournalState state)
    {
        if (state.Version == JournalState.CurrentVersion) return;
        Add(
            ValidationFindingKind.JournalOutdated,
            null,
            null,
            state.Version is null
                ? "There is no journal here, so nothing is known to be applied. 'init' creates it, and so does 'run'."
                : $"The journal has version {state.Version}, and this program writes version {JournalState.CurrentVersion}. 'init' upgrades it, and so does 'run'.");
    }

    public void AddMissingSchemas(IReadOnlyList<Tenant> tenants, IReadOnlyList<string> missing)
    {
        var names = missing.ToHashSet(StringComparer.Ordinal);
        foreach (var tenant in tenants.Where(tenant => tenant.Schema is not null && names.Contains(tenant.Schema)))
        {
            Add(
                ValidationFindingKind.MissingSchema,
                tenant.Id,
                null,
                $"The schema \"{tenant.Schema}\" does not exist. Create it (CREATE SCHEMA), or correct the tenant's entry.");
        }
    }

    public void AddInspection(DatabaseInspection inspection, RegistrySettings registry, FleetSettings settings)
    {
        foreach (var key in inspection.WrongHeads)
            Add(ValidationFindingKind.WrongHead, key.TenantId, null, "The stored head does not agree with the status rows: somebody has changed the journal by hand, and runs cannot tell what is applied. Put the rows right where they are wrong; 'init' then counts the head anew.");
        foreach (var index in inspection.InvalidIndexes)
            Add(ValidationFindingKind.InvalidIndex, null, null, $"The index {index} is invalid: its concurrent build was interrupted, so it is kept up to date and never used. Recover the migration that builds it, or drop it.");

        if (registry.Isolation != TenantIsolation.Shared) return;
        foreach (var table in inspection.UnprotectedTables)
            Add(ValidationFindingKind.IsolationHole, null, null, $"The table {table} has the column '{registry.TenantColumn}' and is not protected by row level security: a query without a filter reads all tenants. Enable it and add a policy in a migration.");
        if (inspection.Bypass is { } bypass && RowSecurity.IsGuarded(registry, settings))
        {
            var words = RowSecurity.Words(bypass, settings.TenantRole);
            Add(ValidationFindingKind.IsolationHole, null, null, char.ToUpperInvariant(words[0]) + words[1..]);
        }
    }

    public void AddRows(IReadOnlyList<JournalEntry> rows, IReadOnlyList<Tenant> tenants)
    {
        var byTenant = rows.ToLookup(row => row.TenantId);
        var globals = Completed(byTenant[null]);
        AddRowsOf(null, [.. byTenant[null]], globals, globals);
        foreach (var tenant in tenants)
        {
            List<JournalEntry> own = [.. byTenant[tenant.Id]];
            AddRowsOf(tenant.Id, own, Completed(own), globals);
        }
    }

    private void AddRowsOf(string? tenantId, List<JournalEntry> rows, HashSet<string> completed, HashSet<string> globals)
    {
        All.AddRange(Drift.Find(graph.Registry, database, rows.Where(row => row.Status == MigrationStatus.Completed)));
        foreach (var row in rows.Where(row => row.Status is MigrationStatus.Failed or MigrationStatus.Running && !row.IsAlive)) AddUnfinished(row);

        foreach (var id in completed)
        {
            if (!graph.Registry.TryFind(id, out var index)) continue;
            foreach (var dependency in graph.Migrations[index].Dependencies.Select(needed => graph.Migrations[needed]))
            {
                // A global one may rest on tenant migrations that a tenant lacks which came later: that is pending, no gap.
                if (tenantId is null && dependency.Scope == MigrationScope.Tenant) continue;
                if ((dependency.Scope == MigrationScope.Global ? globals : completed).Contains(dependency.Id)) continue;
                Add(
                    ValidationFindingKind.Gap,
                    tenantId,
                    dependency.Id,
                    $"'{dependency.Id}' is not applied, although '{id}', which depends on it, is. 'run' applies it, if what it needs is still as it was.");
            }
        }
    }

    private void AddUnfinished(JournalEntry row)
    {
        if (row.Status == MigrationStatus.Running)
        {
            Add(ValidationFindingKind.InterruptedMigration, row.TenantId, row.MigrationId, Interrupted(row));
            return;
        }

        Add(
            ValidationFindingKind.FailedMigration,
            row.TenantId,
            row.MigrationId,
            Interruption.IsHalfDone(graph, row)
                ? HalfDone(row)
                : $"The last attempt failed and left nothing behind; 'run' tries again. It said: {row.Error}");
    }

    private string Interrupted(JournalEntry row) => Interruption.IsHalfDone(graph, row)
        ? HalfDone(row)
        : $"'{row.MigrationId}' was interrupted, and nobody works on it any more; 'run' goes on behind its last checkpoint.";

    private string HalfDone(JournalEntry row)
    {
        graph.Registry.TryFind(row.MigrationId, out var index);
        var goesOn = Interruption.GoesOn(graph, row);
        var words = RecoveryWords.Explain(graph.Migrations[index], row, Examined.GetValueOrDefault(row), goesOn, isSettled: !goesOn);
        return goesOn ? words : $"{words} {Interruption.Settles(row)}";
    }

    private static HashSet<string> Completed(IEnumerable<JournalEntry> rows) =>
        rows.Where(row => row.Status == MigrationStatus.Completed).Select(row => row.MigrationId).ToHashSet(StringComparer.Ordinal);

    private void Add(ValidationFindingKind kind, string? tenantId, string? migrationId, string message) =>
        All.Add(new ValidationFinding(kind, database, tenantId, migrationId, message, IsDrift: false));
}
