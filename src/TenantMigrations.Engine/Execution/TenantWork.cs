namespace TenantMigrations.Engine;

/// <summary>What is to be done for one tenant, or globally in one database, in one go.</summary>
public sealed record TenantWork
{
    /// <summary>The tenant; null for global work.</summary>
    public required Tenant? Tenant { get; init; }

    /// <summary>The steps, in order. Planned against <see cref="ExpectedHead"/>.</summary>
    public required IReadOnlyList<MigrationStep> Steps { get; init; }

    /// <summary>
    /// The head that the steps were planned against. Each transaction compares it (moved on by the steps before) under the lock; where it differs nothing
    /// is changed and the outcome is <see cref="WorkEnd.HeadMoved"/>.
    /// </summary>
    public required JournalHead ExpectedHead { get; init; }

    /// <summary>The run, for the journal.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The tenants that a barrier counts (all active ones of the database); only for global work.</summary>
    public IReadOnlyList<string> BarrierTenants { get; init; } = [];

    /// <summary>Why it is done in spite of something, for the log; mostly null.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Whether the first step, where it runs outside a transaction and was interrupted or failed, goes on in any case: a person said so, or the server
    /// itself refused the statement at which it stopped. Otherwise it goes on only where journal or catalogs show what is done.
    /// </summary>
    public bool MayRepeat { get; init; }
}
