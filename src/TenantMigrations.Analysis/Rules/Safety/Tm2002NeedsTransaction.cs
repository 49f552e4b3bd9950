using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What means something only in a transaction block, where there is none: refused with error 25P01, or a warning and no effect.</summary>
internal sealed class Tm2002NeedsTransaction() : StatementRule("TM2002", "Statement needs a transaction", FindingSeverity.Error)
{
    private const string Local = "SET LOCAL";

    public override void Check(RulePart part)
    {
        if (part.InTransaction) return;

        // Whether anything here must be without a transaction: all statements are asked, once.
        var isMarkNeeded = new Lazy<bool>(() => part.Statements.Any(statement => Tm2001NeedsNoTransaction.Holds(part, statement)));
        foreach (var statement in part.Statements)
        {
            // From here on there may be one; that it is begun here is what TM2003 reports.
            if (statement.Tree is TransactionStatement { Kind: TransactionKind.Begin }) return;
            if (Refused(statement.Tree) is { } name)
            {
                part.Report(this, statement, statement.Span,
                    $"This part runs without a transaction, so PostgreSQL stops here with '{name} can only be used in transaction blocks' (25P01). {Rewrite(part, isMarkNeeded.Value)}");
            }
            else if (WithoutEffect(statement.Tree) is { } setting)
            {
                part.Report(this, statement, statement.Span,
                    $"{setting} is about the rest of a transaction, and this part runs without one: PostgreSQL warns and changes nothing. {(setting == Local ? RewriteOfLocal(part, (SetStatement)statement.Tree!, isMarkNeeded.Value) : Rewrite(part, isMarkNeeded.Value))}");
            }
        }
    }

    private static string? Refused(Statement? tree) => tree switch
    {
        LockTable => "LOCK TABLE",
        DeclareCursor { IsHold: false } => "DECLARE CURSOR",
        TransactionStatement { Kind: TransactionKind.Savepoint } => "SAVEPOINT",
        TransactionStatement { Kind: TransactionKind.ReleaseSavepoint } => "RELEASE SAVEPOINT",
        TransactionStatement { Kind: TransactionKind.RollbackToSavepoint } => "ROLLBACK TO SAVEPOINT",
        _ => null,
    };

    private static string? WithoutEffect(Statement? tree) => tree switch
    {
        SetStatement { Kind: SettingKind.Constraints } => "SET CONSTRAINTS",
        SetStatement { Kind: SettingKind.Transaction, Name: "transaction" } => "SET TRANSACTION",
        SetStatement { Scope: SettingScope.Local, Kind: not (SettingKind.Transaction or SettingKind.Role or SettingKind.SessionAuthorization or SettingKind.SessionCharacteristics) } => Local,
        _ => null,
    };

    private static string RewriteOfLocal(RulePart part, SetStatement set, bool isMarkNeeded)
    {
        if (!isMarkNeeded) return Rewrite(part, isMarkNeeded);
        if (set.Name is "lock_timeout" or "statement_timeout") return "Leave it out: the runner sets both timeouts anew before each statement.";
        if (ContextSetting.Is(part, set.Name)) return ContextSetting.Instead(part, set.Name);
        var setting = new SqlSpan(set.Span.Start, set.Span.Start);
        foreach (var token in new SqlLexer(part.Text, set.Span.Start, set.Span.End))
        {
            if (!token.IsWord(part.Text, "local")) continue;
            setting = new SqlSpan(token.End, set.Span.End);
            break;
        }

        return $"Write {(TokenText.OneLine(part.Text, setting) is { } text ? $"SET {text};" : "SET without LOCAL")} and, behind the statements that need it, RESET {set.Name};";
    }

    private static string Rewrite(RulePart part, bool isMarkNeeded) => isMarkNeeded
        ? "Leave it out, or move it with what it is for into a migration that runs in a transaction."
        : $"Remove {part.NoTransactionMark}, or leave it out.";
}
