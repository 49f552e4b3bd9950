using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;
using TenantMigrations.Postgres.Inspection;

namespace TenantMigrations.Postgres;

/// <summary>A throw-away database, with a connection beside those on which migrations run.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The names are quoted, and a seed's statements are the user's own.")]
internal sealed class VerificationPlace(DatabaseAddress address, Func<Task> drop) : IVerificationPlace
{
    // What is not there yet: a table, column, schema, function, type, role.
    private static readonly HashSet<string> s_tooEarly =
    [
        PostgresErrorCodes.UndefinedTable, PostgresErrorCodes.UndefinedColumn, PostgresErrorCodes.InvalidSchemaName, PostgresErrorCodes.UndefinedFunction,
        PostgresErrorCodes.UndefinedObject,
    ];

    // A role or schema that is there already: roles outlive the database.
    private static readonly HashSet<string> s_done = [PostgresErrorCodes.DuplicateObject, PostgresErrorCodes.DuplicateSchema];

    // A seed may leave settings and temporary tables behind: the catalog is read in another session.
    private readonly PlaceSession _reading = new(address);
    private readonly PlaceSession _seeding = new(address);

    public DatabaseAddress Address => address;

    public Task CreateSchemaAsync(string schema, CancellationToken cancellationToken) => _reading.AskAsync(
        async connection =>
        {
            using var command = new NpgsqlCommand($"CREATE SCHEMA {SqlText.Identifier(schema)}", connection);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<CatalogSnapshot> ReadCatalogAsync(string without, CancellationToken cancellationToken) =>
        _reading.AskAsync(connection => CatalogReader.ReadDatabaseAsync(connection, without, cancellationToken), cancellationToken);

    public async Task<SeedResult> LoadAsync(string sql, SeedContext context, CancellationToken cancellationToken)
    {
        var connection = await _seeding.ConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What the statement itself says ends with it; what it may do to the transaction is seen behind it.
            await RunAsync(connection, "BEGIN", cancellationToken).ConfigureAwait(false);
            using (var batch = new NpgsqlBatch(connection))
            {
                if (context.SearchPath.Count > 0) batch.Add("SELECT pg_catalog.set_config('search_path', $1, true)").Text(SqlText.SearchPath(context.SearchPath));
                if (context.TenantId is { } tenant) batch.Add("SELECT pg_catalog.set_config($1, $2, true)").Text(context.TenantSetting).Text(tenant);
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await RunAsync(connection, "SAVEPOINT tenant_migrations", cancellationToken).ConfigureAwait(false);
            await RunAsync(connection, "COMMIT", cancellationToken).ConfigureAwait(false);
            return new SeedResult(IsLoaded: true);
        }
        catch (PostgresException ended) when (ended.SqlState == PostgresErrorCodes.NoActiveSqlTransaction)
        {
            return new SeedResult(IsLoaded: false, IsTooEarly: false, "it ends the transaction that each statement of a seed has to itself; leave BEGIN, COMMIT and ROLLBACK out");
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused))
        {
            await RunAsync(connection, "ROLLBACK", cancellationToken).ConfigureAwait(false);
            if (s_done.Contains(refused.SqlState)) return new SeedResult(IsLoaded: true);
            var message = refused.MessageText + (refused.Detail is { } detail ? $". {detail}" : "");
            return new SeedResult(IsLoaded: false, s_tooEarly.Contains(refused.SqlState), message, refused.Position > 0 ? refused.Position : null);
        }
        catch (Exception lost) when (ConnectionTrouble.IsLoss(lost) && !cancellationToken.IsCancellationRequested)
        {
            return new SeedResult(IsLoaded: false, IsTooEarly: false, $"the connection was lost over it: {lost.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reading.DisposeAsync().ConfigureAwait(false);
        await _seeding.DisposeAsync().ConfigureAwait(false);
        await drop().ConfigureAwait(false);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
