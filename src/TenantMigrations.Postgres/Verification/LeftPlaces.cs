using System.Globalization;

namespace TenantMigrations.Postgres;

/// <summary>Databases and roles of verifications that were killed: those whose lock nobody holds.</summary>
/// <param name="session">The session in the maintenance database, where the locks are.</param>
/// <param name="removal">What drops them.</param>
/// <param name="prefix">What their names begin with; a number in hexadecimal follows.</param>
/// <param name="lockClass">The first number of their locks.</param>
internal sealed class LeftPlaces(MaintenanceSession session, Removal removal, string prefix, int lockClass)
{
    private const int Digits = 8;

    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await ForsakenAsync($"SELECT datname::text FROM pg_catalog.pg_database WHERE pg_catalog.starts_with(datname, '{prefix}')", cancellationToken).ConfigureAwait(false))
            await removal.DropDatabaseAsync(name).ConfigureAwait(false);
        foreach (var name in await ForsakenAsync($"SELECT rolname::text FROM pg_catalog.pg_roles WHERE pg_catalog.starts_with(rolname, '{prefix}')", cancellationToken).ConfigureAwait(false))
            await removal.DropRoleAsync(name).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> ForsakenAsync(string query, CancellationToken cancellationToken)
    {
        var forsaken = new List<string>();
        foreach (var name in await session.TextsAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var rest = name.AsSpan(prefix.Length);
            if (rest.Length < Digits || !int.TryParse(rest[..Digits], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var key)) continue;
            var isForsaken = string.Create(
                CultureInfo.InvariantCulture,
                $"SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND classid::bigint = {lockClass} AND objid::bigint = {key})");
            if (await session.AskAsync<bool>(isForsaken, cancellationToken).ConfigureAwait(false)) forsaken.Add(name);
        }

        return forsaken;
    }
}
