using System.Data.Common;

namespace TenantMigrations;

/// <summary>What a <see cref="CodeMigration"/> works with.</summary>
public abstract class MigrationContext
{
    /// <summary>The open connection. Search path, role and tenant setting are those of the tenant; do not change them.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>
    /// The transaction that commits the change together with its journal row; null for <c>Transaction = false</c>. Between two batches of
    /// <see cref="BatchAsync"/> it is another one: do not keep it.
    /// </summary>
    public abstract DbTransaction? Transaction { get; }

    /// <summary>The tenant's id; null for a global migration.</summary>
    public abstract string? TenantId { get; }

    /// <summary>The tenant's schema under <see cref="TenantIsolation.Schema"/>; otherwise null.</summary>
    public abstract string? TenantSchema { get; }

    /// <summary>Shows how far the migration is.</summary>
    /// <param name="message">A short text for people, without data of the tenant.</param>
    /// <param name="completed">The share that is done, 0 to 1; null where it is unknown.</param>
    public abstract void ReportProgress(string message, double? completed = null);

    /// <summary>Executes one statement and returns the number of rows it changed.</summary>
    /// <param name="sql">The statement, with parameters <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="parameters">Their values, in order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract Task<int> ExecuteAsync(string sql, object?[] parameters, CancellationToken cancellationToken);

    /// <summary>
    /// Works through a large set in batches. Each batch and the checkpoint it returns commit together, so that a killed migration goes on behind the
    /// last whole batch: no row is done twice or left out.
    /// </summary>
    /// <param name="batch">
    /// Gets the checkpoint of the batch before (null for the first), does its rows, and returns its own checkpoint, or null when nothing is left.
    /// </param>
    /// <param name="cancellationToken">Ends the work behind the batch that runs.</param>
    public abstract Task BatchAsync(Func<string?, CancellationToken, Task<string?>> batch, CancellationToken cancellationToken);

    /// <summary>
    /// Works through a table in batches by the order of a key. Each batch and the key it ended at commit together, so that a killed migration goes on behind
    /// the last whole batch: no row is done twice or left out. It ends when nothing is left behind the last key; rows that others insert there meanwhile are
    /// taken too, until ten batches in a row were not full. Rows inserted before the last key are not: whoever writes must write the new form already.
    /// </summary>
    /// <param name="batches">Which rows, and how fast.</param>
    /// <param name="work">Does one batch. It must not change the key.</param>
    /// <param name="cancellationToken">Ends the work; a batch that is not committed is rolled back.</param>
    /// <exception cref="InvalidOperationException">The table does not exist, or its key is not one: not unique, or with nulls.</exception>
    public abstract Task KeysetBatchesAsync(KeysetBatches batches, Func<KeysetBatch, CancellationToken, Task> work, CancellationToken cancellationToken);
}
