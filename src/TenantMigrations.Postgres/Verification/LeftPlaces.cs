using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Npgsql;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres;

/// <summary>Databases and roles of verifications that were killed: those whose lock nobody holds.</summary>
/// <param name="connection">A connection to the maintenance database, where the locks are.</param>
/// <param name="prefix">What their names begin with; a number in hexadecimal follows.</param>
/// <param name="lockClass">The first number of their locks.</param>
[SuppressMessage("Security", "CA2100", Justification = "DROP takes no parameters; the names are quoted.")]
internal sealed class LeftPlaces(NpgsqlConnection connection, string prefix, int lockClass)
{
    private const int Digits = 8;

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await ReadAsync("SELECT datname::text FROM pg_catalog.pg_database WHERE datname LIKE $1", cancellationToken).ConfigureAwait(false))
            await DropAsync(name, "DROP DATABASE IF EXISTS {0} WITH (FORCE)", cancellationToken).ConfigureAwait(false);
        foreach (var name in await ReadAsync("SELECT rolname::text FROM pg_catalog.pg_roles WHERE rolname LIKE $1", cancellationToken).ConfigureAwait(false))
            await DropAsync(name, "DROP ROLE IF EXISTS {0}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(string query, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(query, connection);
        command.Parameters.Text(prefix.Replace("_", "\\_", StringComparison.Ordinal) + "%");
        return await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private async Task DropAsync(string name, string statement, CancellationToken cancellationToken)
    {
        var rest = name.AsSpan(prefix.Length);
        if (rest.Length < Digits || !int.TryParse(rest[..Digits], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key)) return;
        if (!await IsForsakenAsync(key, cancellationToken).ConfigureAwait(false)) return;
        try
        {
            using var drop = new NpgsqlCommand(statement.Replace("{0}", SqlText.Identifier(name), StringComparison.Ordinal), connection);
            await drop.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException)
        {
            // Another role's, or another verification is at it.
        }
    }

    private async Task<bool> IsForsakenAsync(int key, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            "SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND classid::bigint = $1 AND objid::bigint = $2)", connection);
        command.Parameters.Long(lockClass).Long(key);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }
}
