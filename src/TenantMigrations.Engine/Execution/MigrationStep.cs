namespace TenantMigrations.Engine;

/// <summary>A migration to apply, roll back or record, with its statements prepared once for the whole fleet.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Kind">What to do.</param>
/// <param name="Statements">What to send; empty for <see cref="StepKind.Skip"/> and for code.</param>
/// <param name="InTransaction">Whether it runs inside a transaction.</param>
/// <param name="Replaces">
/// The checksum of the row that is completed already, for a repeatable that runs again: the head moves from it to the new one. Null otherwise.
/// </param>
public sealed record MigrationStep(
    MigrationDefinition Migration,
    StepKind Kind,
    IReadOnlyList<PreparedStatement> Statements,
    bool InTransaction,
    string? Replaces = null)
{
    /// <summary>
    /// The ids of the versioned migrations of the other scope on which the step rests, looked at again under the lock
    /// (<see cref="WorkEnd.Blocked"/> where it does not hold). <see cref="StepKind.Apply"/>: they must be completed, for global work by each of
    /// <see cref="TenantWork.BarrierTenants"/>, for a tenant's work globally. <see cref="StepKind.Rollback"/>: they must not be completed, for global
    /// work by any tenant, for a tenant's work globally. Mostly empty.
    /// </summary>
    public IReadOnlyList<string> OtherScope { get; init; } = [];

    /// <summary>Queries that must be true behind the statements, before the commit; only for <see cref="StepKind.Apply"/>. Mostly empty.</summary>
    public IReadOnlyList<PreparedStatement> Verifications { get; init; } = [];

    /// <summary>Whether it is only recorded, as what a fleet had before it had a journal; with <see cref="StepKind.Skip"/>.</summary>
    public bool IsBaseline { get; init; }

    /// <summary>How many rows some of the statements must change. Mostly empty.</summary>
    public IReadOnlyList<RowExpectation> ExpectedRows { get; init; } = [];
}
