using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Calls the user's code.</summary>
internal static class CodeBody
{
    public static Task RunAsync(MigrationStep step, MigrationContext context, CancellationToken cancellationToken)
    {
        var factory = step.Migration.Factory
            ?? throw new InvalidOperationException($"{step.Migration.Id} is a C# migration without a factory. The registry was not written by this product's generator.");
        var migration = factory();
        return step.Kind == StepKind.Rollback ? migration.DownAsync(context, cancellationToken) : migration.UpAsync(context, cancellationToken);
    }

    public static StepFailure Failure(WorkScope scope, int step, Exception exception) => exception switch
    {
        PostgresException e => ServerRefusal.Failure(scope, e, new CommandPlace(CommandPurpose.Statement, step)),
        NpgsqlOperationInProgressException => Failure(step, "the migration left a command or a reader open. Dispose every reader before it returns."),
        _ => Failure(step, exception.Message),
    };

    private static StepFailure Failure(int step, string message) =>
        new(step, message, SqlState: null, StatementIndex: null, Position: null, Detail: null, Hint: null, IsRetryable: false);
}
