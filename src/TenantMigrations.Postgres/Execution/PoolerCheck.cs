using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>Finds a connection pooler in between: the process that the driver was told of is not the one that answers.</summary>
internal static class PoolerCheck
{
    public static async Task RefuseAsync(WorkScope scope, NpgsqlConnection connection, MigrationStep step, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.pg_backend_pid()", connection);
        if (await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int process && process == connection.ProcessID) return;
        throw new FleetException(
            FleetErrorKind.Settings,
            $"{step.Migration.Id} runs outside a transaction and needs a session of its own, but {scope.Address.Key} is behind a connection pooler, which shares sessions: "
            + "its locks would stay on a connection of others. Give the runner a connection string that leads to the server itself.");
    }
}
