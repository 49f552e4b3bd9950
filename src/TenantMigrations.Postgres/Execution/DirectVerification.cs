using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Asks the verifications of a migration outside a transaction in one of its own: behind the last statement, so that all of them see one state.</summary>
internal static class DirectVerification
{
    public static async Task<StepFailure?> RunAsync(WorkScope scope, NpgsqlConnection connection, int step, DirectContext context, CancellationToken cancellationToken)
    {
        var verifications = scope.Work.Steps[step].Verifications;
        if (verifications.Count == 0) return null;
        await context.SetTimeoutsAsync(concurrent: false, cancellationToken).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using var _ = transaction.ConfigureAwait(false);
        for (var i = 0; i < verifications.Count; i++)
        {
            try
            {
                using var batch = new NpgsqlBatch(connection, transaction);
                batch.BatchCommands.Add(VerificationQuery.Command(verifications[i].Sql));
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (!ConnectionTrouble.IsLoss(e) && !cancellationToken.IsCancellationRequested)
            {
                return ServerRefusal.Failure(scope, e, new CommandPlace(CommandPurpose.Verification, step, i));
            }
        }

        // It only asks: what it does all the same is undone with the transaction.
        return null;
    }
}
