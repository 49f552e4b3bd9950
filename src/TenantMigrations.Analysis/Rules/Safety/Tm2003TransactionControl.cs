using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What begins or ends transactions: they are the runner's, which commits a migration together with its record.</summary>
internal sealed class Tm2003TransactionControl() : StatementRule("TM2003", "Transaction control in a migration", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        var isWrapped = IsWrapped(part);
        var hasBegin = false;
        foreach (var statement in part.Statements)
        {
            if (statement.Tree is TransactionStatement { Kind: TransactionKind.Begin or TransactionKind.Commit or TransactionKind.Rollback or TransactionKind.Prepare } control)
            {
                hasBegin |= control.Kind == TransactionKind.Begin;
                part.Report(this, statement, statement.Span, isWrapped && IsAtEdge(part, statement) ? OfPair(part, control.Kind) : OfOne(part, statement, control.Kind, hasBegin));
            }
            else if (part.InTransaction && statement.Tree is SetStatement { Kind: SettingKind.Transaction } && OfModes(part, statement) is { } message)
            {
                part.Report(this, statement, statement.Span, message);
            }
        }

        if (part.InTransaction) CheckSettings(part);
    }

    /// <summary>The modes of the transaction are settings too.</summary>
    private void CheckSettings(RulePart part)
    {
        foreach (var change in part.SettingChanges)
        {
            if (change.Name is "transaction_read_only" or "transaction_isolation" or "transaction_deferrable" && IsCertain(part, change) && OfSetting(part, change) is { } message)
                part.Report(this, change.Statement, change.Span, message);
        }
    }

    // A statement of its own. What stands in a DO or deeper in a query may not run.
    private static bool IsCertain(RulePart part, SettingChange change)
    {
        if (change.Call is null) return change.Statement.Tree is SetStatement;
        var tokens = change.Statement.Tokens();
        return change.Statement.Tree is Select && tokens.Count > 2 && tokens[0].IsWord(part.Text, "select") && tokens[1].Start == change.Span.Start && tokens[tokens.Count - 1].End == change.Span.End;
    }

    private static string? OfSetting(RulePart part, SettingChange change) => (change.Name, change.Value?.ToLowerInvariant()) switch
    {
        (_, null) => null,
        ("transaction_isolation", "serializable" or "repeatable read" or "read uncommitted") => TooLate("ISOLATION LEVEL"),
        ("transaction_deferrable", "on" or "true" or "yes" or "1" or "off" or "false" or "no" or "0") => TooLate("[NOT] DEFERRABLE"),
        ("transaction_read_only", "on" or "true" or "yes" or "1") => OnlyReads(part, change.Call is null ? "SET" : "set_config"),
        _ => null,
    };

    private static bool IsWrapped(RulePart part) =>
        part.Statements.Count > 1
        && part.Statements[0].Tree is TransactionStatement { Kind: TransactionKind.Begin }
        && part.Statements[part.Statements.Count - 1].Tree is TransactionStatement { Kind: TransactionKind.Commit };

    private static bool IsAtEdge(RulePart part, RuleStatement statement) => statement.Index == 0 || statement.Index == part.Statements.Count - 1;

    private static string OfPair(RulePart part, TransactionKind kind)
    {
        var both = kind == TransactionKind.Begin
            ? $"Remove this {WordOf(part, part.Statements[0])} and the {WordOf(part, part.Statements[part.Statements.Count - 1])} at the end"
            : $"Remove this {WordOf(part, part.Statements[part.Statements.Count - 1])} and the {WordOf(part, part.Statements[0])} at the beginning";
        if (part.InTransaction) return $"{both}: the runner begins a transaction for each migration, and commits it together with the migration's record.";
        return part.Statements.Any(statement => Tm2001NeedsNoTransaction.Holds(part, statement))
            ? $"{both}: this part has a statement that runs in no transaction at all."
            : $"{both}, and {part.NoTransactionMark} with them: the runner then begins a transaction for the migration, and commits it together with the migration's record.";
    }

    private static string OfOne(RulePart part, RuleStatement statement, TransactionKind kind, bool hasBegin)
    {
        var word = WordOf(part, statement);
        if (kind == TransactionKind.Prepare)
            return $"{word} leaves a transaction behind that belongs to no session and holds its locks until somebody ends it, while the migration has ended. Remove it.";
        if (part.InTransaction)
        {
            return kind == TransactionKind.Begin
                ? $"The runner has begun a transaction for this migration already, and commits it together with the migration's record. Remove {word}."
                : $"{word} would end the transaction that this migration shares with its record, so the runner does not send it, and the migration fails. Remove it: the runner "
                    + (kind == TransactionKind.Commit ? "commits. What must be committed before the rest is a migration of its own." : "rolls back where a statement fails. Only ROLLBACK TO a savepoint stays inside.");
        }

        return hasBegin
            ? $"Outside a transaction each statement is committed together with its record. With a BEGIN in the migration the runner cannot do that for any of them, and after an interruption one may run twice. Remove {word}, and move "
                + "what belongs together into a migration that runs in a transaction."
            : $"This part runs without a transaction, so {word} has nothing to end. Remove it.";
    }

    /// <summary>
    /// The runner's transaction is READ COMMITTED, and its first query was the runner's. What says the same again does no harm.
    /// </summary>
    private static string? OfModes(RulePart part, RuleStatement statement)
    {
        var words = statement.Tokens().Select(token => part.Text.Substring(token.Start, token.Length).ToLowerInvariant()).ToList();
        if (words.Contains("snapshot")) return TooLate("SNAPSHOT");
        var level = words.IndexOf("isolation");
        if (level >= 0 && !(words[level + 2] == "read" && words[level + 3] == "committed")) return TooLate("ISOLATION LEVEL");
        if (words.Contains("deferrable")) return TooLate("[NOT] DEFERRABLE");
        return words.Contains("only")
            ? OnlyReads(part, "SET TRANSACTION")
            : null;
    }

    private static string OnlyReads(RulePart part, string what) => $"A transaction that only reads cannot record the migration, so {part.WouldFail} (25006). Remove this {what}.";

    private static string TooLate(string what) =>
        $"The transaction is the runner's, which has run its first query in it already, so PostgreSQL stops here with 'SET TRANSACTION {what} must be called before any query' (25001). Remove it; a migration runs under READ COMMITTED.";

    private static string WordOf(RulePart part, RuleStatement statement)
    {
        var first = statement.Tokens()[0];
        var word = part.Text.Substring(first.Start, first.Length).ToUpperInvariant();
        return word is "START" or "PREPARE" ? word + " TRANSACTION" : word;
    }
}
