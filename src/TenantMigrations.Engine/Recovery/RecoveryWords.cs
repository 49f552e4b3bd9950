namespace TenantMigrations.Engine;

/// <summary>Explains a failed or interrupted migration to the person who must decide.</summary>
internal static class RecoveryWords
{
    /// <param name="migration">The migration.</param>
    /// <param name="row">Its row.</param>
    /// <param name="finding">What the server shows of it; null where nobody looked.</param>
    /// <param name="goesOn">Whether a run goes on with it by itself.</param>
    /// <param name="isSettled">Whether that is past; otherwise it is said what there is to do.</param>
    public static string Explain(MigrationDefinition migration, JournalEntry row, AttemptFinding? finding, bool goesOn, bool isSettled)
    {
        var id = row.MigrationId;
        if (row.Status == MigrationStatus.Completed)
            return $"'{id}' is applied, and this program does not have it.{(isSettled ? "" : " If its file is gone on purpose, --mark rolled-back takes it out of the journal.")}";
        if (row.IsAlive) return $"'{id}' is running: its lock is held by {finding?.Holder?.ToString() ?? "a live process"}. Leave it alone.";

        var rollback = Interruption.IsOfRollback(migration, row);
        var part = rollback ? migration.Down : migration.Up;
        var what = rollback ? "the rollback of " : "";
        if (part is not { InTransaction: false })
        {
            return row.Status == MigrationStatus.Failed
                ? $"'{id}' failed inside a transaction, so nothing of it was left{(isSettled ? "" : ": correct the cause, then 'run' (or --retry)")}. It said: {row.Error}"
                : $"'{id}' was interrupted; what it did up to its last checkpoint is committed{(isSettled ? "" : ", and 'run' (or --retry) goes on behind it")}.";
        }

        // Of an edited file neither the number of statements nor the one it stopped at is known any more.
        var isEdited = row.Checksum != migration.Checksum;
        var total = isEdited ? int.MaxValue : part.Statements.Length;
        var step = Math.Min(row.Step, total);
        var at = isEdited ? $"its statement {step + 1}" : $"statement {Math.Min(step + 1, total)} of {total}";
        var ended = row.Status == MigrationStatus.Failed
            ? $"{what}'{id}' failed outside a transaction at {at}"
            : $"{what}'{id}' was interrupted outside a transaction at {at}, and its process is gone";

        var found = finding?.Statement is { } statement ? " " + statement.Words : "";
        return Capitalize(ended) + Before(step) + found + (isSettled ? "" : " " + (goesOn ? "'run' goes on there by itself, and so does --retry." : WhatToDo(isEdited)))
            + (string.IsNullOrEmpty(row.Error) ? "" : $" It said: {row.Error}");
    }

    private static string WhatToDo(bool isEdited) =>
        (isEdited
            ? "Its file was edited since, so --retry begins with its first statement: see that what is done already is not in its way (an index left invalid is dropped and built again)"
            : "Correct the cause and --retry to go on at that statement (an index left invalid is dropped and built again)")
        + "; or finish or undo it by hand and say so with --mark completed or --mark rolled-back.";

    private static string Before(int steps) => steps switch
    {
        0 => ".",
        1 => ". The one before it is done and stays.",
        _ => $". The {steps} before it are done and stay.",
    };

    private static string Capitalize(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
