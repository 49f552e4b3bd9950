using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What means something only in a transaction block, where there is none: refused with error 25P01, or a warning and no effect.</summary>
internal sealed class Tm2002NeedsTransaction() : StatementRule("TM2002", "Statement needs a transaction", FindingSeverity.Error)
{
    public override void Check(RulePart part)
    {
        if (part.InTransaction) return;
        foreach (var statement in part.Statements)
        {
            // From here on there may be one; that it is begun here is what TM2003 reports.
            if (statement.Tree is TransactionStatement { Kind: TransactionKind.Begin }) return;
            if (Refused(statement.Tree) is { } name)
            {
                part.Report(this, statement, statement.Span,
                    $"This part runs without a transaction, so PostgreSQL stops here with '{name} can only be used in transaction blocks' (25P01). {Rewrite(part)}");
            }
            else if (WithoutEffect(statement.Tree) is { } setting)
            {
                part.Report(this, statement, statement.Span,
                    $"{setting} is about the rest of a transaction, and this part runs without one: PostgreSQL warns and changes nothing. {Rewrite(part)}");
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
        SetStatement { Scope: SettingScope.Local, Kind: not (SettingKind.Transaction or SettingKind.Role or SettingKind.SessionAuthorization or SettingKind.SessionCharacteristics) } => "SET LOCAL",
        _ => null,
    };

    private static string Rewrite(RulePart part) => part.Statements.Any(statement => Tm2001NeedsNoTransaction.Holds(part, statement))
        ? "Leave it out, or move it with what it is for into a migration that runs in a transaction."
        : $"Remove {part.NoTransactionMark}, or leave it out.";
}
