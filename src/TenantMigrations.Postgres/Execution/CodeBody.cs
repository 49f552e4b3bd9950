using System.Data;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Calls the user's code.</summary>
internal static class CodeBody
{
    // Long enough to cost nothing beside a command, short enough not to be noticed.
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(MigrationStep step, NpgsqlConnection connection, MigrationContext context, CancellationToken cancellationToken)
    {
        var factory = step.Migration.Factory
            ?? throw new InvalidOperationException($"{step.Migration.Id} is a C# migration without a factory. The registry was not written by this product's generator.");
        var migration = factory();
        bool isAtWork;
        try
        {
            await (step.Kind == StepKind.Rollback ? migration.DownAsync(context, cancellationToken) : migration.UpAsync(context, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            isAtWork = await WaitAsync(connection, cancellationToken).ConfigureAwait(false);
        }

        if (isAtWork) throw new InvalidOperationException("the migration returned before a command of its own had ended. Await every command.");
    }

    // A connection with a command under way can neither be used nor be closed.
    private static async Task<bool> WaitAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var isAtWork = connection.FullState.HasFlag(ConnectionState.Executing);
        while (connection.FullState.HasFlag(ConnectionState.Executing)) await Task.Delay(s_glance, cancellationToken).ConfigureAwait(false);
        return isAtWork;
    }

    /// <summary>Whether a failure of the code is one of the migration, rather than the loss of the connection.</summary>
    /// <remarks>After some of its errors, such as a full disk, the driver closes the connection, which was not lost before.</remarks>
    public static bool IsFailure(Exception exception, NpgsqlConnection connection) =>
        ConnectionTrouble.IsOpen(connection) || exception is PostgresException && !ConnectionTrouble.IsLoss(exception);

    /// <summary>What is wrong where the code itself has closed its connection; null where it has not.</summary>
    public static StepFailure? ClosedBy(int step, NpgsqlConnection connection) => connection.FullState == ConnectionState.Closed
        ? Failure(step, "the migration closed its connection, which is not its own, and with it the transaction and the locks that it works under. Leave it open.")
        : null;

    public static StepFailure Failure(WorkScope scope, int step, Exception exception) => exception switch
    {
        PostgresException e => ServerRefusal.Failure(scope, e, new CommandPlace(CommandPurpose.Statement, step)),
        NpgsqlOperationInProgressException => Failure(step, "the migration left a command or a reader open. Dispose every reader before it returns."),
        _ => Failure(step, exception.Message),
    };

    private static StepFailure Failure(int step, string message) =>
        new(step, message, SqlState: null, StatementIndex: null, Position: null, Detail: null, Hint: null, IsRetryable: false);
}
