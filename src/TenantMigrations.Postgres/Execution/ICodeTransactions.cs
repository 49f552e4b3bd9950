using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>How a C# migration's batches commit: within the migration's transactions, or each in one of its own.</summary>
internal interface ICodeTransactions
{
    /// <summary>The transaction that is open now; null between two batches.</summary>
    NpgsqlTransaction? Transaction { get; }

    /// <summary>Called before each batch; opens a transaction where none is open.</summary>
    Task BeginBatchAsync(CancellationToken cancellationToken);

    /// <summary>Commits a batch with its checkpoint. Behind it no transaction is open, so that a pause holds up nobody.</summary>
    Task CommitBatchAsync(string checkpoint, CancellationToken cancellationToken);

    /// <summary>Called when the last batch found nothing more to do.</summary>
    Task EndBatchesAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
