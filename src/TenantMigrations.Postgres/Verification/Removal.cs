using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres;

/// <summary>Drops throw-away databases and roles, whatever migrations have done to hold them fast.</summary>
[SuppressMessage("Security", "CA2100", Justification = "DROP and ALTER take no parameters; names are quoted.")]
internal sealed class Removal(DatabaseAddress maintenance, MaintenanceSession session)
{
    // What is in a database that must be gone before it can be dropped. A subscription's slot lies on another server: it is dropped there where that answers.
    private const string Holders = """
        SELECT step FROM (
            SELECT 0 AS place, 'ROLLBACK PREPARED ' || pg_catalog.quote_literal(gid) AS step FROM pg_catalog.pg_prepared_xacts WHERE database = pg_catalog.current_database()
            UNION ALL
            SELECT s.place, s.verb || ' SUBSCRIPTION ' || pg_catalog.quote_ident(subname) || s.rest
            FROM pg_catalog.pg_subscription, (VALUES (1, 'ALTER', ' DISABLE'), (2, 'DROP', ''), (3, 'ALTER', ' SET (slot_name = NONE)'), (4, 'DROP', '')) AS s (place, verb, rest)
            WHERE subdbid = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())) AS steps
        ORDER BY place
        """;

    /// <summary>Drops a database, whoever is connected to it; leaves it to the next one where the server refuses.</summary>
    public async Task DropDatabaseAsync(string name)
    {
        var drop = $"DROP DATABASE IF EXISTS {SqlText.Identifier(name)} WITH (FORCE)";
        if (await TryAsync(drop).ConfigureAwait(false)) return;
        await TryAsync($"ALTER DATABASE {SqlText.Identifier(name)} IS_TEMPLATE false").ConfigureAwait(false);
        await FreeAsync(name).ConfigureAwait(false);
        await TryAsync(drop).ConfigureAwait(false);
    }

    /// <summary>Drops a role. What it owns or has a right to besides its databases belongs to the login from then on; where it cannot be dropped, it can do nothing any more.</summary>
    public async Task DropRoleAsync(string name)
    {
        var role = SqlText.Identifier(name);
        var drop = $"DROP ROLE IF EXISTS {role}";
        if (await TryAsync(drop).ConfigureAwait(false)) return;
        await TryAsync($"REASSIGN OWNED BY {role} TO CURRENT_USER").ConfigureAwait(false);
        await TryAsync($"DROP OWNED BY {role}").ConfigureAwait(false);
        if (!await TryAsync(drop).ConfigureAwait(false)) await TryAsync($"ALTER ROLE {role} NOLOGIN NOSUPERUSER").ConfigureAwait(false);
    }

    /// <summary>Says whether the server did it. Never throws: what is left is the next one's.</summary>
    public async Task<bool> TryAsync(string sql)
    {
        try
        {
            await session.ExecuteAsync(sql, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is PostgresException or FleetException || ConnectionTrouble.IsLoss(e))
        {
            return false;
        }
    }

    private async Task FreeAsync(string name)
    {
        try
        {
            var inside = await new SessionSource(ConnectionStrings.Resolve(maintenance.ConnectionString, name)).OpenAsync(CancellationToken.None).ConfigureAwait(false);
            await using var closing = inside.ConfigureAwait(false);
            await RunAsync(inside.Connection, "SET statement_timeout = '10s'").ConfigureAwait(false);
            using var holders = new NpgsqlCommand(Holders, inside.Connection);
            foreach (var statement in await CatalogQueries.TextsAsync(holders, CancellationToken.None).ConfigureAwait(false)) await RunAsync(inside.Connection, statement).ConfigureAwait(false);
        }
        catch (Exception e) when (e is PostgresException or FleetException || ConnectionTrouble.IsLoss(e))
        {
            // Then it cannot be dropped yet.
        }
    }

    private static async Task RunAsync(NpgsqlConnection connection, string statement)
    {
        try
        {
            using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (PostgresException) when (ConnectionTrouble.IsOpen(connection))
        {
            // The next one may be what was missing.
        }
    }
}
