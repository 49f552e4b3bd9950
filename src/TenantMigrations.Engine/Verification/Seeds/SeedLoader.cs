namespace TenantMigrations.Engine;

/// <summary>Loads a seed into one database, bit by bit.</summary>
internal sealed class SeedLoader(VerificationSetup setup, IVerificationPlace place, IReadOnlyList<Tenant> tenants)
{
    private readonly HashSet<int> _applied = [];
    private int _next;
    private int _nextTenant;
    private string? _missing;

    /// <summary>How many statements are done.</summary>
    public int Loaded => _next;

    /// <summary>Takes in that a migration is applied; -1 for none yet.</summary>
    /// <returns>Whether anything was loaded.</returns>
    public async Task<bool> LoadAsync(int applied, CancellationToken cancellationToken)
    {
        if (setup.Seed is not { } seed) return false;
        _applied.Add(applied);
        if (_next < seed.Statements.Count) await setup.Server.ActAsync(superuser: true, cancellationToken).ConfigureAwait(false);
        var any = false;
        while (_next < seed.Statements.Count)
        {
            var statement = seed.Statements[_next];
            if (statement.After is { } after && !_applied.Contains(after))
            {
                _missing = $"it waits for {setup.Graph.Migrations[after].Id}";
                break;
            }

            if (!await LoadAsync(seed, statement, cancellationToken).ConfigureAwait(false)) break;
            any = true;
            _next++;
        }

        return any;
    }

    /// <summary>Refuses a seed of which something is left when all migrations are applied.</summary>
    public void RequireAll()
    {
        if (setup.Seed is not { } seed || _next == seed.Statements.Count) return;
        throw Defect(seed, seed.Statements[_next], $"this statement could not be loaded behind any migration: {_missing}");
    }

    private async Task<bool> LoadAsync(Seed seed, SeedStatement statement, CancellationToken cancellationToken)
    {
        var contexts = ContextsOf(statement);
        for (; _nextTenant < contexts.Count; _nextTenant++)
        {
            var result = await place.LoadAsync(statement.Sql, contexts[_nextTenant], cancellationToken).ConfigureAwait(false);
            if (result.IsLoaded) continue;
            if (!result.IsTooEarly) throw Defect(seed, statement, result.Message!);
            _missing = result.Message;
            return false;
        }

        _nextTenant = 0;
        return true;
    }

    private List<SeedContext> ContextsOf(SeedStatement statement) => statement.Scope == MigrationScope.Global
        ? [new SeedContext([], setup.Registry.Settings.TenantSetting, null)]
        : [.. tenants.Select(tenant => new SeedContext(
            tenant.Schema is { } schema ? [schema, .. setup.Settings.SharedSchemas] : [], setup.Registry.Settings.TenantSetting, tenant.Id))];

    private static FleetException Defect(Seed seed, SeedStatement statement, string message) => new(
        FleetErrorKind.Settings, FormattableString.Invariant($"{seed.Path}({statement.Line},{statement.Column}): {message.TrimEnd('.')}. Mend the seed, or leave it out."));
}
