using System.Collections.Concurrent;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Connections;

/// <summary>
/// Finds connection poolers: the process that the driver was told of when it connected is not the one that answers. Asked once for each host and port, for a
/// round trip for each of ten thousand databases would be felt.
/// </summary>
internal sealed class Poolers
{
    private readonly ConcurrentDictionary<string, bool> _between = new(StringComparer.Ordinal);

    public async ValueTask<bool> IsBetweenAsync(DatabaseAddress address, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_between.TryGetValue(address.Server, out var known)) return known;
        return _between[address.Server] = await BackendAsync(connection, cancellationToken).ConfigureAwait(false) != connection.ProcessID;
    }

    /// <summary>The server process that answers at this moment.</summary>
    public static async Task<int> BackendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand("SELECT pg_catalog.pg_backend_pid()", connection);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int process ? process : 0;
    }
}
