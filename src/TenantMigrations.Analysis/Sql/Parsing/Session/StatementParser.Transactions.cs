namespace TenantMigrations.Analysis.Sql;

/// <summary>Transaction control.</summary>
internal sealed partial class StatementParser
{
    private TransactionStatement Transaction(int start)
    {
        var kind = TransactionKindWords();
        return new TransactionStatement(From(start), kind);
    }

    /// <remarks>TransactionStmt, TransactionStmtLegacy.</remarks>
    private TransactionKind TransactionKindWords()
    {
        switch (Advance().Keyword?.Word)
        {
            case "begin":
                TransactionWord();
                if (IsTransactionModeAhead()) TransactionModes();
                return TransactionKind.Begin;
            case "start":
                Expect("transaction");
                if (IsTransactionModeAhead()) TransactionModes();
                return TransactionKind.Begin;
            case "savepoint":
                Identifier();
                return TransactionKind.Savepoint;
            case "release":
                SavepointName();
                return TransactionKind.ReleaseSavepoint;
            case "prepare":
                Expect("transaction");
                StringLiteral();
                return TransactionKind.Prepare;
            case "commit" when Accept("prepared"):
                StringLiteral();
                return TransactionKind.CommitPrepared;
            case "commit" or "end":
                TransactionWord();
                TransactionChain();
                return TransactionKind.Commit;
            case "rollback":
                return Rollback();
            default:
                TransactionWord();
                TransactionChain();
                return TransactionKind.Rollback;
        }
    }

    private TransactionKind Rollback()
    {
        if (Accept("prepared"))
        {
            StringLiteral();
            return TransactionKind.RollbackPrepared;
        }

        TransactionWord();
        if (Accept("to"))
        {
            SavepointName();
            return TransactionKind.RollbackToSavepoint;
        }

        TransactionChain();
        return TransactionKind.Rollback;
    }

    /// <remarks>opt_transaction.</remarks>
    private void TransactionWord()
    {
        if (!Accept("work")) Accept("transaction");
    }

    /// <remarks>opt_transaction_chain.</remarks>
    private void TransactionChain()
    {
        if (!Accept("and")) return;
        Accept("no");
        Expect("chain");
    }

    // SAVEPOINT is a name itself where none follows.
    private void SavepointName()
    {
        if (IsIdentifier(Peek())) Accept("savepoint");
        Identifier();
    }
}
