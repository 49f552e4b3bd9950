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

    private Session? _session;

    public DatabaseAddress Address => address;

    public async Task CreateSchemaAsync(string schema, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand($"CREATE SCHEMA {SqlText.Identifier(schema)}", await ConnectionAsync(cancellationToken).ConfigureAwait(false));
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<CatalogSnapshot> ReadCatalogAsync(string without, CancellationToken cancellationToken) =>
        await CatalogReader.ReadDatabaseAsync(await ConnectionAsync(cancellationToken).ConfigureAwait(false), without, cancellationToken).ConfigureAwait(false);

    public async Task<SeedResult> LoadAsync(string sql, SeedContext context, CancellationToken cancellationToken)
    {
        var connection = await ConnectionAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        try
        {
            using (var batch = new NpgsqlBatch(connection, transaction))
            {
                if (context.SearchPath.Count > 0) batch.Add("SELECT pg_catalog.set_config('search_path', $1, true)").Text(SqlText.SearchPath(context.SearchPath));
                if (context.TenantId is { } tenant) batch.Add("SELECT pg_catalog.set_config($1, $2, true)").Text(context.TenantSetting).Text(tenant);
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
                await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return new SeedResult(IsLoaded: true);
        }
        catch (PostgresException refused) when (!ConnectionTrouble.IsLoss(refused))
        {
            if (s_done.Contains(refused.SqlState)) return new SeedResult(IsLoaded: true);
            var message = refused.MessageText + (refused.Detail is { } detail ? $". {detail}" : "");
            return new SeedResult(IsLoaded: false, s_tooEarly.Contains(refused.SqlState), message, refused.Position > 0 ? refused.Position : null);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await _session.DisposeAsync().ConfigureAwait(false);
        _session = null;
        await drop().ConfigureAwait(false);
    }

    private async ValueTask<NpgsqlConnection> ConnectionAsync(CancellationToken cancellationToken)
    {
        if (_session is { } known && ConnectionTrouble.IsOpen(known.Connection)) return known.Connection;
        _session = await new SessionSource(address).OpenAsync(cancellationToken).ConfigureAwait(false);
        return _session.Connection;
    }
}
