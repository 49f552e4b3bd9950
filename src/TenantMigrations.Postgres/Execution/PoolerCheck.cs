using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>
/// Finds out whether a pooler keeps one server process for a session, as in session mode, or hands it to others between two transactions. Sharing is seen
/// from two sides: this session meets another process, or another session meets this one's.
/// </summary>
internal static class PoolerCheck
{
    private const int Looks = 5;

    // In session mode, the other session may have to wait for a process of its own.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    /// <summary>The server process that is this session's own.</summary>
    /// <exception cref="FleetException">It has none.</exception>
    public static async Task<int> OwnProcessAsync(WorkScope scope, Session session, MigrationStep step, CancellationToken cancellationToken)
    {
        if (!session.IsPooled) return session.Connection.ProcessID;
        var own = await Poolers.BackendAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        for (var look = 0; look < Looks; look++)
        {
            if (await OtherAsync(scope, cancellationToken).ConfigureAwait(false) is not { } other)
            {
                throw Refusal(
                    scope, step, "and it cannot be seen whether that one shares sessions, as no second connection is free to look (MaxConnections).");
            }

            if (other == own || await Poolers.BackendAsync(session.Connection, cancellationToken).ConfigureAwait(false) != own)
                throw Refusal(scope, step, "which shares sessions: its locks would stay on a connection of others.");
        }

        return own;
    }

    // 0: it got none, which others would have, were they shared.
    private static async Task<int?> OtherAsync(WorkScope scope, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            var other = await scope.TryBesideAsync(c => Poolers.BackendAsync(c, patience.Token), patience.Token).ConfigureAwait(false);
            return other == 0 ? null : other;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && (e is OperationCanceledException or FleetException || ConnectionTrouble.IsLoss(e)))
        {
            return 0;
        }
    }

    private static FleetException Refusal(WorkScope scope, MigrationStep step, string why) => new(
        FleetErrorKind.Settings,
        $"{step.Migration.Id} runs outside a transaction and needs a session of its own, but {scope.Address.Key} is behind a connection pooler, {why} "
        + "Nothing of it was begun. Give the runner a connection string that leads to the server itself, or to a pooler in session mode.");
}
