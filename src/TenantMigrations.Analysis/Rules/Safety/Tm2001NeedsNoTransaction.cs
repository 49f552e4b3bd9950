using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What PostgreSQL refuses in a transaction block (error 25001; 2D000 in a <c>DO</c>), whatever the database holds.</summary>
internal sealed class Tm2001NeedsNoTransaction() : StatementRule("TM2001", "Statement cannot run in a transaction", FindingSeverity.Error)
{
    /// <summary>Whether a statement runs only without a transaction around it.</summary>
    public static bool Holds(RulePart part, RuleStatement statement) =>
        BannedInTransaction.NameOf(statement.Tree, part.Options.PostgresVersion) is not null || TransactionEndIn(statement) is not null;

    // Outside of a transaction TM3002 refuses it.
    private const string DiscardAll = "DISCARD ALL";

    private const string WithoutDiscard = " Leave it out: it would give free what the runner holds on this connection, its locks among it.";

    public override void Check(RulePart part)
    {
        // Which rewrite is right depends on all statements: they are asked once.
        var rewrite = new Lazy<string>(() => Rewrite(part));
        foreach (var statement in part.Statements)
        {
            if (statement.Tree is DoStatement) CheckDo(part, statement, rewrite);
            else if (part.InTransaction && BannedInTransaction.NameOf(statement.Tree, part.Options.PostgresVersion) is { } name)
                part.Report(this, statement, Mark(part, statement, statement.Span), Refused(part, name) + (name == DiscardAll ? WithoutDiscard : rewrite.Value));
        }
    }

    private void CheckDo(RulePart part, RuleStatement statement, Lazy<string> rewrite)
    {
        if (NeverInDo(part, statement) is var (span, name))
        {
            part.Report(this, statement, Mark(part, statement, span),
                $"{name} cannot run in a DO, neither in a transaction nor outside of one: PostgreSQL refuses it there with error 25001."
                + (name == DiscardAll ? WithoutDiscard : " Write it as a statement of its own" + (part.InTransaction ? $", in a migration of its own with {part.WithoutTransaction}." : ".")));
        }
        else if (part.InTransaction && CertainEndIn(statement) is { } end)
        {
            part.Report(this, statement, end.Span,
                $"This DO runs inside the migration's transaction, which it cannot end: PostgreSQL stops at {(end.IsCommit ? "COMMIT" : "ROLLBACK")} with 'invalid transaction termination' (2D000)."
                + rewrite.Value);
        }
    }

    private static string Refused(RulePart part, string name) =>
        $"PostgreSQL refuses this in a transaction, and the migration runs in one: {part.WouldFail} with '{name} cannot run inside a transaction block' (25001).";

    private static string Rewrite(RulePart part) => part.Statements.All(statement => Holds(part, statement))
        ? $" Run it without one: write {part.WithoutTransaction}."
        : $" Move it into a migration of its own with {part.WithoutTransaction}.";

    private static (SqlSpan Span, string Name)? NeverInDo(RulePart part, RuleStatement statement)
    {
        foreach (var inner in Unhandled(statement))
        {
            // What PL/pgSQL says to the transaction's own words is another matter.
            if (inner is PlPgSqlSql { Statement: not TransactionStatement and var tree } && BannedInTransaction.NameOf(tree, part.Options.PostgresVersion) is { } name)
                return (inner.Span, name);
        }

        return null;
    }

    private static PlPgSqlTransaction? TransactionEndIn(RuleStatement statement) => Unhandled(statement).OfType<PlPgSqlTransaction>().FirstOrDefault();

    // What runs only sometimes may be what never runs in a migration's transaction.
    private static PlPgSqlTransaction? CertainEndIn(RuleStatement statement)
    {
        var uncertainUntil = -1;
        foreach (var inner in statement.ExecutedPlPgSql())
        {
            // What leaves a block or a loop may leave out everything behind it.
            if (inner is PlPgSqlReturn or PlPgSqlOther { Kind: "EXIT" or "CONTINUE" }) return null;
            if (inner.Span.Start < uncertainUntil) continue;
            if (inner is PlPgSqlTransaction end) return end;
            if (inner is PlPgSqlChoice or PlPgSqlLoop { Kind: not PlPgSqlLoopKind.Endless } or PlPgSqlBlock { Handlers.Count: > 0 }) uncertainUntil = inner.Span.End;
        }

        return null;
    }

    // An error inside a block with EXCEPTION may be what its author is waiting for.
    private static IEnumerable<PlPgSqlStatement> Unhandled(RuleStatement statement)
    {
        var handledUntil = -1;
        foreach (var inner in statement.ExecutedPlPgSql())
        {
            if (inner.Span.Start < handledUntil) continue;
            if (inner is PlPgSqlBlock { Handlers.Count: > 0 }) handledUntil = inner.Span.End;
            else yield return inner;
        }
    }

    /// <summary>The word that makes it so, where there is one.</summary>
    private static SqlSpan Mark(RulePart part, RuleStatement statement, SqlSpan span)
    {
        foreach (var token in statement.Tokens())
        {
            if (token.Start >= span.Start && token.End <= span.End && token.IsWord(part.Text, "concurrently")) return new SqlSpan(token.Start, token.End);
        }

        return span;
    }
}
