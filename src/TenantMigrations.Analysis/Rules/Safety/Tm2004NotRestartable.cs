using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>
/// What stands in the way of a second attempt outside a transaction. The runner goes on at the statement that did not succeed, unless the text was corrected in between: then it begins
/// with the first one. An index that is built concurrently it clears away by its name.
/// </summary>
internal sealed class Tm2004NotRestartable() : StatementRule("TM2004", "Migration cannot be restarted", FindingSeverity.Warning)
{
    public override void Check(RulePart part)
    {
        // A BEGIN is TM2003's matter, and until it is gone nobody knows what is done when.
        if (part.InTransaction || part.Statements.Any(static statement => statement.Tree is TransactionStatement { Kind: TransactionKind.Begin })) return;
        var lastEffect = LastEffect(part);
        var check = new RepetitionCheck(part);
        var found = new List<(RuleStatement, string)>();
        foreach (var statement in part.Statements)
        {
            var message = check.Of(statement) is { } repetition && statement.Index < lastEffect ? OfRetry(part, statement, repetition) : null;
            if (statement.Tree is CreateIndex { IsConcurrent: true, Name: null }) message = Nameless;
            if (message is not null) found.Add((statement, message));
        }

        part.ReportTogether(this, found, Others);
    }

    private const string Nameless =
        "A concurrent build that fails leaves an invalid index behind. 'recover --retry' finds it by its name and builds it again, but here the name is left to the server: it would stay, and a second one "
        + "be built beside it. Name the index: CREATE INDEX CONCURRENTLY name ON ….";

    private static string OfRetry(RulePart part, RuleStatement statement, Repetition found)
    {
        var elsewhere = Tm2001NeedsNoTransaction.Holds(part, statement) ? "a migration of its own" : "a migration of its own that runs in a transaction";
        return "This part runs without a transaction, so what is done stays when a later statement fails. Once that one is corrected, 'recover --retry' begins with the first statement again, "
            + $"and {found.What} {found.Then}. {(found.Guard is { } guard ? guard + ", or move it" : "Move it")} into {elsewhere}.";
    }

    private static string Others(int count) => count switch
    {
        1 => " The same is true of one more statement below.",
        _ => FormattableString.Invariant($" The same is true of {count} more statements below."),
    };

    private static int LastEffect(RulePart part)
    {
        for (var i = part.Statements.Count - 1; i >= 0; i--)
            if (part.Statements[i].Tree is { } tree && HasEffect(tree)) return i;
        return -1;
    }

    // What only reads, tends or sets something for the session leaves nothing that a second attempt would meet.
    private static bool HasEffect(Statement tree) => tree switch
    {
        Select { Into: not null } => true,
        Query query => query.With.Any(static part => part.Statement is DataChange),
        TransactionStatement { Kind: TransactionKind.CommitPrepared or TransactionKind.RollbackPrepared } => true,
        SettingStatement or TransactionStatement or Vacuum or Analyze or Cluster or Reindex or LockTable or DeclareCursor => false,
        Explain explain => explain.IsAnalyze && HasEffect(explain.Statement),
        Copy copy => copy.IsFrom,
        OtherStatement other => other.Family.StartsWith("CREATE", StringComparison.Ordinal) || other.Family.StartsWith("ALTER", StringComparison.Ordinal)
            || other.Family is "DROP OWNED" or "REASSIGN OWNED" or "IMPORT FOREIGN SCHEMA" or "SECURITY LABEL" or "EXECUTE",
        _ => true,
    };
}
