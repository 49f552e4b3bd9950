using Microsoft.Extensions.Logging;

namespace TenantMigrations.Engine;

/// <summary>What the use cases of one fleet share.</summary>
internal sealed class FleetServices(
    MigrationRegistry registry,
    FleetSettings settings,
    IFleetDatabases databases,
    string settingsDirectory,
    TimeProvider time,
    ILogger log) : IAsyncDisposable
{
    private IControlDatabase? _control;
    private OpenDatabases? _recording;

    public MigrationGraph Graph { get; } = new(registry);

    public FleetSettings Settings => settings;

    public TimeProvider Time => time;

    public ILogger Log => log;

    public TenantReader Tenants => new(registry.Settings, settings, databases, Control, settingsDirectory);

    /// <summary>The same, with another connection to the control database.</summary>
    public TenantReader TenantsOn(string connectionString) =>
        new(registry.Settings, settings with { ConnectionString = connectionString }, databases, Control, settingsDirectory);

    /// <summary>How work is executed.</summary>
    public ExecutionPolicy Policy { get; } = PolicyOf(registry.Settings, settings, log);

    /// <summary>What decides execution besides order and migrations.</summary>
    public ExecutionSettings Execution { get; } = new(registry.Settings, settings);

    public OpenDatabases Databases { get; } = new(databases, PolicyOf(registry.Settings, settings, log));

    public ITenantProvisioning Provisioning => databases.Provisioning(Policy);

    public DatabaseAddress Resolve(string connectionString) => databases.Resolve(connectionString, null);

    public Task<IVerificationServer> TrialServerAsync(DatabaseAddress server, CancellationToken cancellationToken) => databases.TrialServerAsync(server, cancellationToken);

    /// <summary>A database in which all that is recorded for a tenant is recorded at once.</summary>
    public IFleetDatabase RecordingIn(DatabaseAddress address) => (_recording ??= new OpenDatabases(databases, Policy with { TransactionPer = TransactionPer.Tenant, TenantRole = null }))[address];

    public StepPreparer Steps() => new(Graph, settings.Placeholders);

    public RunServices Run(Guid runId, StepPreparer steps, EventStream events) =>
        new(runId, Graph, settings, Databases, steps, events, new RunHalt(), time, log);

    /// <summary>Who runs: the operating system's user and host.</summary>
    public string Actor { get; } = $"{Environment.UserName}@{Environment.MachineName}";

    /// <summary>The database in which runs are steered.</summary>
    public IControlDatabase Control(DatabaseAddress? address) =>
        _control ??= address is null ? new NoControlDatabase() : databases.Control(address, registry.Settings.JournalSchema);

    public async ValueTask DisposeAsync()
    {
        if (_control is not null) await _control.DisposeAsync().ConfigureAwait(false);
        if (_recording is not null) await _recording.DisposeAsync().ConfigureAwait(false);
        await Databases.DisposeAsync().ConfigureAwait(false);
    }

    private static ExecutionPolicy PolicyOf(RegistrySettings registry, FleetSettings settings, ILogger log) => new()
    {
        Isolation = registry.Isolation,
        JournalSchema = registry.JournalSchema,
        TenantSetting = registry.TenantSetting,
        TransactionPer = settings.TransactionPer,
        LockTimeout = settings.LockTimeout,
        StatementTimeout = settings.StatementTimeout,
        TenantRole = settings.TenantRole,
        SharedSchemas = settings.SharedSchemas,
        Parallelism = settings.Parallelism,
        Actor = $"{Environment.UserName}@{Environment.MachineName}",
        TimesStatements = log.IsEnabled(LogLevel.Trace),
    };
}
