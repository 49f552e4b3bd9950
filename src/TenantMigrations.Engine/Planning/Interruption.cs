namespace TenantMigrations.Engine;

/// <summary>What a failed or running row means.</summary>
internal static class Interruption
{
    /// <summary>
    /// Whether only <c>recover</c> may go on. What failed inside a transaction left nothing and is simply pending; a code migration with checkpoints goes
    /// on behind the last one. Outside a transaction some of the statements are done, and whether they may be done again a person must say. Where a process
    /// is alive it is left to it: its lock tells.
    /// </summary>
    public static bool NeedsRecovery(MigrationGraph graph, JournalEntry row)
    {
        if (row.Status is not (MigrationStatus.Failed or MigrationStatus.Running) || row.IsAlive) return false;
        if (!graph.Registry.TryFind(row.MigrationId, out var index)) return false;
        var migration = graph.Migrations[index];
        return IsOfRollback(migration, row) ? migration.Down is { InTransaction: false } : !migration.Up.InTransaction;
    }

    /// <summary>Whether it was rolled back when it was interrupted. Applied and not undone since, it was completed when the attempt began.</summary>
    public static bool IsOfRollback(MigrationDefinition migration, JournalEntry row) =>
        !migration.IsRepeatable && row.AppliedAt is not null && (row.RolledBackAt is null || row.RolledBackAt < row.AppliedAt);

    public static string Reason(JournalEntry row) =>
        (row.Status == MigrationStatus.Failed
            ? $"'{row.MigrationId}' failed outside a transaction, and what it did before is still there"
            : $"'{row.MigrationId}' was interrupted outside a transaction, and nobody works on it any more")
        + $": 'recover --migration {row.MigrationId}{(row.TenantId is null ? "" : $" --tenant {row.TenantId}")}' explains and settles it.";
}
