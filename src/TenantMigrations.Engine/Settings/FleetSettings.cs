namespace TenantMigrations.Engine;

/// <summary>The run-time settings, bound from <c>tenantmigrations.json</c>, the environment and the command line (design of settings: docs/settings.md).</summary>
public sealed record FleetSettings
{
    /// <summary>How to connect to the control database. A secret: never log or print it.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Where the tenants are listed.</summary>
    public TenantSourceSettings Tenants { get; init; } = new();

    /// <summary>How many tenants are worked on at once on one server, over all of its databases. Default: 4.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How many connections the runner opens at most, over all databases. Default: 50.</summary>
    public int MaxConnections { get; init; } = 50;

    /// <summary>PostgreSQL's <c>lock_timeout</c> for transactional work. Default: 5 s.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL's <c>statement_timeout</c>; null leaves the server's own.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>How long to wait for another run that holds a lock. Default: 30 s.</summary>
    public TimeSpan RunLockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a transaction that ran into <see cref="LockTimeout"/> (or a deadlock) is tried again. Default: 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>
    /// How long one migration of one tenant is tried in all, its retries and pauses together; afterwards no further try is begun. A statement that is at work
    /// is not cut off, which <see cref="StatementTimeout"/> does. Default: 10 min.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What one transaction covers. Default: a migration.</summary>
    public TransactionPer TransactionPer { get; init; } = TransactionPer.Migration;

    /// <summary>How many tenants may fail over the whole run before no further one is begun. Null: no limit.</summary>
    public FailureBudget? MaxFailures { get; init; }

    /// <summary>The waves of a rollout, in order; each must succeed before the next one begins. Default: none, all tenants at once.</summary>
    public IReadOnlyList<WaveSettings> Waves { get; init; } = [];

    /// <summary>A role taken by <c>SET LOCAL ROLE</c> for tenant migrations under <see cref="TenantIsolation.Shared"/>, so that policies bind them.</summary>
    public string? TenantRole { get; init; }

    /// <summary>
    /// Whether tenant migrations under <see cref="TenantIsolation.Shared"/> may run as a role that row level security does not bind. Default: no; a run that
    /// would is refused.
    /// </summary>
    public bool AllowBypassingRowSecurity { get; init; }

    /// <summary>Schemas that follow the tenant's own in <c>search_path</c>. Default: none.</summary>
    public IReadOnlyList<string> SharedSchemas { get; init; } = [];

    /// <summary>Values of placeholders.</summary>
    public IReadOnlyDictionary<string, string> Placeholders { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Start a local server instead of connecting; honoured in Development only.</summary>
    public bool Local { get; init; }

    /// <summary>Nothing of the content: it holds secrets.</summary>
    public override string ToString() => nameof(FleetSettings);
}
