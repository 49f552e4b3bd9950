namespace TenantMigrations.Engine;

/// <summary>How work is executed in every database of a run: the registry's settings and the run-time ones, in one value.</summary>
public sealed record ExecutionPolicy
{
    /// <summary>How tenants are kept apart.</summary>
    public required TenantIsolation Isolation { get; init; }

    /// <summary>The journal's schema.</summary>
    public required string JournalSchema { get; init; }

    /// <summary>The setting that holds the tenant's id.</summary>
    public required string TenantSetting { get; init; }

    /// <summary>What one transaction covers.</summary>
    public required TransactionPer TransactionPer { get; init; }

    /// <summary>PostgreSQL's <c>lock_timeout</c>.</summary>
    public required TimeSpan LockTimeout { get; init; }

    /// <summary>PostgreSQL's <c>statement_timeout</c>; null leaves the server's own.</summary>
    public required TimeSpan? StatementTimeout { get; init; }

    /// <summary>The role for tenant migrations under <see cref="TenantIsolation.Shared"/>.</summary>
    public required string? TenantRole { get; init; }

    /// <summary>Schemas behind the tenant's in <c>search_path</c>.</summary>
    public required IReadOnlyList<string> SharedSchemas { get; init; }

    /// <summary>How many connections one database may be given at once.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Who runs, for the journal's log: the operating system's user and host.</summary>
    public required string Actor { get; init; }

    /// <summary>Whether each statement's time is reported (<see cref="StepProgress.Statement"/>). Costs a little; for the most detailed logs. Default: no.</summary>
    public bool TimesStatements { get; init; }

    /// <summary>Whether what each statement does is watched and reported (<see cref="StepProgress.Observation"/>). For throw-away places. Default: no.</summary>
    public bool ObservesStatements { get; init; }

    /// <summary>Whether the catalog is read behind each statement (<see cref="StepProgress.Catalog"/>). Slow; for throw-away places. Default: no.</summary>
    public bool TracesCatalogs { get; init; }
}
