using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Tenants;

namespace TenantMigrations.Postgres;

/// <summary>Creates databases and schemas for tenants.</summary>
public sealed class PostgresTenantPlaces : ITenantPlaces
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CreateMissingDatabasesAsync(IReadOnlyCollection<DatabaseAddress> databases, CancellationToken cancellationToken) => CreateMissingAsync(
        ServerLoan.Maintenance(databases.First()),
        "SELECT datname FROM pg_database WHERE datname = ANY ($1)",
        "CREATE DATABASE ",
        [.. databases.Select(ServerLoan.NameOf)],
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> CreateMissingSchemasAsync(DatabaseAddress database, IReadOnlyCollection<string> schemas, CancellationToken cancellationToken) =>
        CreateMissingAsync(database, "SELECT nspname FROM pg_namespace WHERE nspname = ANY ($1)", "CREATE SCHEMA ", [.. schemas], cancellationToken);

    [SuppressMessage("Security", "CA2100", Justification = "CREATE takes no parameters; the name is quoted.")]
    private static Task<IReadOnlyList<string>> CreateMissingAsync(
        DatabaseAddress address,
        string question,
        string statement,
        string[] names,
        CancellationToken cancellationToken) => ServerLoan.UseAsync<IReadOnlyList<string>>(
        address,
        async connection =>
        {
            var missing = names.Except(await ReadAsync(connection, question, names, cancellationToken).ConfigureAwait(false), StringComparer.Ordinal).ToArray();
            foreach (var name in missing)
            {
                using var create = new NpgsqlCommand(statement + SqlText.Identifier(name), connection);
                await IgnoreDuplicateAsync(create, cancellationToken).ConfigureAwait(false);
            }

            return missing;
        },
        "cannot take a tenant's place",
        cancellationToken);

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
