using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace TenantMigrations.Engine;

/// <summary>
/// Tells an application which tenants it may serve: those that have at least the migrations it was compiled with. Answers are cached, so that it can be asked
/// for each request. Reads the journal only, and needs no more than <c>USAGE</c> on its schema and <c>SELECT</c> on <c>tenant_migration_head</c> and
/// <c>tenant_migration_status</c>, in the control database also on <c>tenant_migration_tenant</c>. Thread-safe.
/// </summary>
public sealed class FleetHealth : IAsyncDisposable
{
    private readonly FleetServices _services;
    private readonly FleetHealthOptions _options;
    private readonly HealthReader _reader;
    private readonly CachedAnswer<ListedFleet> _fleet;
    private readonly ConcurrentDictionary<DatabaseAddress, CachedAnswer<IReadOnlyDictionary<string, TenantHealth>>> _databases = new();
    private ListedFleet _last = new([], null);

    private FleetHealth(FleetServices services, FleetHealthOptions options)
    {
        _services = services;
        _options = options;
        _reader = new HealthReader(services.Graph);
        _fleet = new CachedAnswer<ListedFleet>(ListAsync, options.CacheDuration, services.Time);
    }

    /// <summary>Creates it. Nothing is read or connected before the first question.</summary>
    /// <param name="registry">The migrations that the application was compiled with.</param>
    /// <param name="settings">The connection and where the tenants are listed; what concerns runs is not looked at.</param>
    /// <param name="databases">The way to the databases; stays the caller's to dispose, after this. A few connections are enough.</param>
    /// <param name="options">How often to ask; null for the defaults.</param>
    /// <param name="settingsDirectory">The folder from which relative paths in the settings count.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public static FleetHealth Create(
        MigrationRegistry registry,
        FleetSettings settings,
        IFleetDatabases databases,
        FleetHealthOptions? options = null,
        string settingsDirectory = ".",
        TimeProvider? time = null) =>
        new(new FleetServices(registry, settings, databases, settingsDirectory, time ?? TimeProvider.System, NullLogger.Instance), options ?? new FleetHealthOptions());

    /// <summary>Whether one tenant may be served. Asks the tenant's database only, and at most once in <see cref="FleetHealthOptions.CacheDuration"/>.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What is known. A database that cannot be reached is <see cref="TenantHealthState.Unknown"/>, not an exception.</returns>
    public async ValueTask<TenantHealth> CheckAsync(string tenantId, CancellationToken cancellationToken)
    {
        var fleet = await _fleet.GetAsync(refused: null, cancellationToken).ConfigureAwait(false);
        if (fleet.Find(tenantId) is not { } tenant) return Unknown(tenantId, fleet.Trouble ?? "the tenants' source does not list it");
        return await CheckAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All active tenants of the fleet.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<FleetHealthReport> CheckAllAsync(CancellationToken cancellationToken)
    {
        var fleet = await _fleet.GetAsync(refused: null, cancellationToken).ConfigureAwait(false);
        var active = fleet.Tenants.Where(tenant => tenant.State == TenantState.Active).ToList();
        await Parallel.ForEachAsync(
            active.DistinctBy(tenant => tenant.Database),
            new ParallelOptions { MaxDegreeOfParallelism = _services.Settings.MaxConnections, CancellationToken = cancellationToken },
            async (tenant, token) => await CheckAsync(tenant, token).ConfigureAwait(false)).ConfigureAwait(false);

        var answers = new List<TenantHealth>(active.Count);
        foreach (var tenant in active) answers.Add(await CheckAsync(tenant, cancellationToken).ConfigureAwait(false));
        return new FleetHealthReport(answers, fleet.Trouble);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _services.Databases.DisposeAsync();

    private async ValueTask<TenantHealth> CheckAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        var database = _databases.GetOrAdd(
            tenant.Database,
            address => new CachedAnswer<IReadOnlyDictionary<string, TenantHealth>>(() => AskAsync(address), _options.CacheDuration, _services.Time));
        var answers = await database.GetAsync(refused: null, cancellationToken).ConfigureAwait(false);
        if (answers.TryGetValue(tenant.Id, out var health)) return health;

        // A tenant that was not listed yet when its database was asked.
        answers = await database.GetAsync(answers, cancellationToken).ConfigureAwait(false);
        return answers.TryGetValue(tenant.Id, out health) ? health : Unknown(tenant.Id, "the tenants' source does not list it");
    }

    private async Task<ListedFleet> ListAsync()
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _services.Time);
        string trouble;
        try
        {
            return _last = new ListedFleet((await _services.Tenants.ReadAsync(timeout.Token).ConfigureAwait(false)).Tenants, Trouble: null);
        }
        catch (Exception exception)
        {
            trouble = Words(exception);
        }

        return _last with { Trouble = trouble };
    }

    private async Task<IReadOnlyDictionary<string, TenantHealth>> AskAsync(DatabaseAddress address)
    {
        var tenants = _last.Of(address);
        using var timeout = new CancellationTokenSource(_options.Timeout, _services.Time);
        string trouble;
        try
        {
            return await AskAsync(address, tenants, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            trouble = Words(exception);
        }

        return tenants.ToDictionary(tenant => tenant.Id, tenant => Unknown(tenant.Id, trouble), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, TenantHealth>> AskAsync(DatabaseAddress address, IReadOnlyList<Tenant> tenants, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadAsync(_services.Databases[address], tenants, cancellationToken).ConfigureAwait(false);
        }
        catch (FleetException exception) when (exception.Kind == FleetErrorKind.Unreachable)
        {
            // An idle connection may have died long ago, with a restart of the server; a new one tells.
            return await _reader.ReadAsync(_services.Databases[address], tenants, cancellationToken).ConfigureAwait(false);
        }
    }

    // Of an exception that nobody expected only the kind: its text may hold a connection string.
    private string Words(Exception exception) => exception switch
    {
        FleetException expected => expected.Message,
        OperationCanceledException => FormattableString.Invariant($"no answer within {_options.Timeout.TotalSeconds:0.###} s"),
        _ => exception.GetType().Name,
    };

    private static TenantHealth Unknown(string tenantId, string reason) => new(tenantId, TenantHealthState.Unknown, [], [], reason);
}
