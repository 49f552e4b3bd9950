using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>A connection that is closed at the end, so that it does not stand in the way of what is created or dropped next.</summary>
internal static class ServerLoan
{
    // Every server has it, and it is what it is for.
    private const string MaintenanceDatabase = "postgres";

    /// <summary>The database of the same server from which databases are created and dropped.</summary>
    public static DatabaseAddress Maintenance(DatabaseAddress address) => ConnectionStrings.Resolve(address.ConnectionString, MaintenanceDatabase);

    public static string NameOf(DatabaseAddress address) => new NpgsqlConnectionStringBuilder(address.ConnectionString).Database!;

    /// <summary>Uses one.</summary>
    /// <param name="address">To where.</param>
    /// <param name="use">What for.</param>
    /// <param name="trouble">What is said of the database where the server refuses, such as "cannot be looked at".</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async Task<T> UseAsync<T>(DatabaseAddress address, Func<NpgsqlConnection, Task<T>> use, string trouble, CancellationToken cancellationToken)
    {
        var source = new SessionSource(address);
        await using var closing = source.ConfigureAwait(false);
        var session = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = session.ConfigureAwait(false);
        try
        {
            return await use(session.Connection).ConfigureAwait(false);
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused) && !cancellationToken.IsCancellationRequested)
        {
            throw new FleetException(FleetErrorKind.Settings, $"{address.Key} {trouble}: {refused.MessageText} ({refused.SqlState}).", refused);
        }
        catch (Exception lost) when (ConnectionTrouble.IsLoss(lost) && !cancellationToken.IsCancellationRequested)
        {
            throw ConnectionTrouble.OnUse(address, lost);
        }
    }
}
