using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Control;

/// <summary>Proofs in the control database.</summary>
internal sealed class CatalogProofs(SessionLoan sessions, ControlSql control) : ICatalogProofs
{
    public Task<string?> FindAsync(string key, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            try
            {
                using var command = new NpgsqlCommand(control.FindProof, c);
                command.Parameters.Text(key);
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
            {
                return null;
            }
        },
        cancellationToken);

    public Task WriteAsync(string key, string hash, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            await new ControlInstaller(sessions.Address, control).RunAsync(c, cancellationToken).ConfigureAwait(false);
            using var command = new NpgsqlCommand(control.WriteProof, c);
            command.Parameters.Text(key).Text(hash);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);
}
