namespace TenantMigrations.Engine;

/// <summary>What a failed or running row means.</summary>
internal static class Interruption
{
    /// <summary>
    /// Whether only <c>recover</c> may go on. What failed inside a transaction left nothing and is simply pending; a code migration with checkpoints goes
    /// on behind the last one; and so does what was interrupted outside a transaction, where journal or catalogs show what is done. What failed there needs a
    /// person who corrects the cause. Where a process is alive it is left to it: its lock tells.
    /// </summary>
    public static bool NeedsRecovery(MigrationGraph graph, JournalEntry row) => IsHalfDone(graph, row) && !GoesOn(graph, row);

    /// <summary>Whether it stopped outside a transaction, so that what it did before is still there.</summary>
    public static bool IsHalfDone(MigrationGraph graph, JournalEntry row)
    {
        if (row.Status is not (MigrationStatus.Failed or MigrationStatus.Running) || row.IsAlive) return false;
        if (!graph.Registry.TryFind(row.MigrationId, out var index)) return false;
        var migration = graph.Migrations[index];
        return IsOfRollback(migration, row) ? migration.Down is { InTransaction: false } : !migration.Up.InTransaction;
    }

    /// <summary>Whether a run goes on by itself at the statement at which it was interrupted.</summary>
    public static bool GoesOn(MigrationGraph graph, JournalEntry row)
    {
        if (row.Status != MigrationStatus.Running || !graph.Registry.TryFind(row.MigrationId, out var index)) return false;
        var migration = graph.Migrations[index];
        if (migration.Kind == MigrationKind.Code || row.Checksum != migration.Checksum || IsOfRollback(migration, row)) return false;
        return StatementOf(graph.Registry, migration, migration.Up, row.Step) is not { } sql || StatementTraces.Of(sql) != StatementTrace.None;
    }

    /// <summary>The text of a statement, its placeholders not replaced; null behind the last one.</summary>
    public static string? StatementOf(MigrationRegistry registry, MigrationDefinition migration, MigrationPart part, int statement)
    {
        if (statement >= part.Statements.Length) return null;
        var span = part.Statements[statement];
        return registry.ReadText(migration, part).Substring(span.Start, span.Length);
    }

    /// <summary>Whether it was rolled back when it was interrupted. Applied and not undone since, it was completed when the attempt began.</summary>
    public static bool IsOfRollback(MigrationDefinition migration, JournalEntry row) =>
        !migration.IsRepeatable && row.AppliedAt is not null && (row.RolledBackAt is null || row.RolledBackAt < row.AppliedAt);

    public static string Reason(JournalEntry row) =>
        (row.Status == MigrationStatus.Failed
            ? $"'{row.MigrationId}' failed outside a transaction, and what it did before is still there"
            : $"'{row.MigrationId}' was interrupted outside a transaction, and nobody works on it any more")
        + ": " + Settles(row);

    public static string Settles(JournalEntry row) =>
        $"'recover --migration {row.MigrationId}{(row.TenantId is null ? "" : $" --tenant {row.TenantId}")}' explains and settles it.";
}
