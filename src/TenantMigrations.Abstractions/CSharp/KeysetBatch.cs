using System.Data.Common;

namespace TenantMigrations;

/// <summary>
/// One batch of <see cref="MigrationContext.KeysetBatchesAsync"/>. Its statements see a table <c>batch</c>, whose columns are the key's and whose rows are
/// the batch's: <c>UPDATE customers SET email = lower(email) FROM batch WHERE customers.id = batch.id</c>.
/// </summary>
public abstract class KeysetBatch
{
    /// <summary>How many rows it has; at least one.</summary>
    public abstract int Count { get; }

    /// <summary>Executes one statement and returns the number of rows it changed.</summary>
    /// <param name="sql">The statement, which may begin with <c>WITH</c>; with parameters <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="parameters">Their values, in order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public abstract Task<int> ExecuteAsync(string sql, object?[] parameters, CancellationToken cancellationToken);

    /// <summary>The same as a command, to read rows with. Dispose the command and its reader before the batch ends.</summary>
    /// <param name="sql">The statement, which may begin with <c>WITH</c>; with parameters <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="parameters">Their values, in order.</param>
    public abstract DbCommand CreateCommand(string sql, params object?[] parameters);
}
