using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Control;

/// <summary>The states of tenants in the control database.</summary>
internal sealed class TenantStates(SessionLoan sessions, ControlSql control) : ITenantStates
{
    public Task<IReadOnlyDictionary<string, TenantStateChange>> ReadAsync(CancellationToken cancellationToken) =>
        sessions.UseAsync(c => ReadAsync(c, cancellationToken), cancellationToken);

    public Task WriteAsync(string tenantId, TenantState state, string? reason, string actor, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            await new ControlInstaller(sessions.Address, control).RunAsync(c, cancellationToken).ConfigureAwait(false);
            using var command = new NpgsqlCommand(control.WriteTenantState, c);
            command.Parameters.Text(tenantId).Text(state == TenantState.Suspended ? Suspended : "active").Text(actor).Text(reason);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task ForgetAsync(string tenantId, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            try
            {
                using var command = new NpgsqlCommand(control.ForgetTenantState, c);
                command.Parameters.Text(tenantId);
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (IsMissing(e))
            {
                return 0;
            }
        },
        cancellationToken);

    private const string Suspended = "suspended";

    private async Task<IReadOnlyDictionary<string, TenantStateChange>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, TenantStateChange>(StringComparer.Ordinal);
        try
        {
            using var command = new NpgsqlCommand(control.ReadTenantStates, connection);
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    states.Add(reader.GetString(0), new TenantStateChange(
                        reader.GetString(1) == Suspended ? TenantState.Suspended : TenantState.Active,
                        reader.GetDateTime(2),
                        reader.GetString(3),
                        reader.IsDBNull(4) ? null : reader.GetString(4)));
                }
            }
        }
        catch (PostgresException e) when (IsMissing(e))
        {
            states.Clear(); // nobody has said anything yet
        }

        return states;
    }

    private static bool IsMissing(PostgresException e) => e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;
}
