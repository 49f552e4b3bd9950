using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres;

/// <summary>Creates databases and schemas for tenants.</summary>
public sealed class PostgresTenantPlaces : ITenantPlaces
{
    // Every server has it, and it is what it is for.
    private const string MaintenanceDatabase = "postgres";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> CreateMissingDatabasesAsync(IReadOnlyCollection<DatabaseAddress> databases, CancellationToken cancellationToken)
    {
        var names = databases.Select(NameOf).ToArray();
        var maintenance = ConnectionStrings.Resolve(databases.First().ConnectionString, MaintenanceDatabase);
        return await CreateMissingAsync(maintenance, "SELECT datname FROM pg_database WHERE datname = ANY ($1)", "CREATE DATABASE ", names, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CreateMissingSchemasAsync(DatabaseAddress database, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken) =>
        CreateMissingAsync(database, "SELECT nspname FROM pg_namespace WHERE nspname = ANY ($1)", "CREATE SCHEMA ", [.. schemas], cancellationToken);

    private static string NameOf(DatabaseAddress address) => new NpgsqlConnectionStringBuilder(address.ConnectionString).Database!;

    [SuppressMessage("Security", "CA2100", Justification = "CREATE takes no parameters; the name is quoted.")]
    private static async Task<IReadOnlyList<string>> CreateMissingAsync(
        DatabaseAddress address,
        string question,
        string statement,
        string[] names,
        CancellationToken cancellationToken)
    {
        var source = new SessionSource(address);
        await using var closing = source.ConfigureAwait(false);
        var session = await source.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = session.ConfigureAwait(false);
        try
        {
            var missing = names.Except(await ReadAsync(session.Connection, question, names, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal).ToArray();
            foreach (var name in missing)
            {
                using var create = new NpgsqlCommand(statement + SqlText.Identifier(name), session.Connection);
                await IgnoreDuplicateAsync(create, cancellationToken).ConfigureAwait(false);
            }

            return missing;
        }
        catch (PostgresException refused)
        {
            throw new FleetException(FleetErrorKind.Settings, $"{address.Key}: a place for a tenant cannot be created: {refused.MessageText} ({refused.SqlState}).", refused);
        }
        catch (Exception lost) when (ConnectionTrouble.IsLoss(lost))
        {
            throw ConnectionTrouble.OnUse(address, lost);
        }
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string question, string[] names, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(question, connection) { Parameters = { new NpgsqlParameter<string[]> { TypedValue = names } } };
        using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false)) found.Add(reader.GetString(0));
        return found;
    }

    private static async Task IgnoreDuplicateAsync(NpgsqlCommand create, CancellationToken cancellationToken)
    {
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException duplicate) when (duplicate.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.UniqueViolation)
        {
            // Another process created it at the same moment.
        }
    }
}
