namespace TenantMigrations.Engine;

/// <summary>
/// A row of <c>tenant_migration_status</c>. A rollback that fails inside its transaction leaves the row <c>completed</c>, with the error: the migration is
/// still applied. A rollback outside a transaction that is interrupted keeps <paramref name="AppliedAt"/> later than <paramref name="RolledBackAt"/>, by
/// which it is told from an interrupted application.
/// </summary>
/// <param name="MigrationId">The migration.</param>
/// <param name="TenantId">The tenant; null for a global one.</param>
/// <param name="Status">The status, never <see cref="MigrationStatus.Pending"/>.</param>
/// <param name="Checksum">The checksum that was applied.</param>
/// <param name="AppliedAt">When it was applied last (UTC).</param>
/// <param name="RolledBackAt">When it was undone last (UTC).</param>
/// <param name="ExecutionTime">How long the last successful attempt took.</param>
/// <param name="Error">The last error.</param>
/// <param name="Step">How many statements of work outside a transaction are done.</param>
/// <param name="RunId">The run that wrote the row.</param>
/// <param name="IsAlive">For <see cref="MigrationStatus.Running"/>: whether its lock is held, so that a process still works on it.</param>
public sealed record JournalEntry(
    string MigrationId,
    string? TenantId,
    MigrationStatus Status,
    string Checksum,
    DateTime? AppliedAt,
    DateTime? RolledBackAt,
    TimeSpan? ExecutionTime,
    string? Error,
    int Step,
    Guid? RunId,
    bool IsAlive);
