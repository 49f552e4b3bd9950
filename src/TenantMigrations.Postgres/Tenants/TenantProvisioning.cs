using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>The places of tenants, each worked on over a connection of its own: a tenant comes or goes now and then.</summary>
internal sealed class TenantProvisioning(ExecutionPolicy policy) : ITenantProvisioning
{
    // What nobody made: PostgreSQL's own schemas, and the journal.
    private const string DatabaseContent = """
        SELECT pg_catalog.pg_describe_object(d.classid, d.objid, 0)
        FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_namespace AS n ON n.oid = d.refobjid
        WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.deptype = 'n'
            AND n.nspname NOT LIKE 'pg\_%' AND n.nspname NOT IN ('information_schema', $1)
        LIMIT 3
        """;

    private const string SchemaContent = """
        SELECT pg_catalog.pg_describe_object(d.classid, d.objid, 0)
        FROM pg_catalog.pg_namespace AS n
        LEFT JOIN pg_catalog.pg_depend AS d ON d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.refobjid = n.oid AND d.deptype = 'n'
        WHERE n.nspname = $1
        LIMIT 3
        """;

    private readonly JournalSql _journal = new(policy.JournalSchema);

    public async Task<IReadOnlyList<DatabaseAddress>> FindMissingDatabasesAsync(IReadOnlyCollection<DatabaseAddress> databases, CancellationToken cancellationToken)
    {
        if (databases.Count == 0) return [];
        return await ServerLoan.UseAsync(
            ServerLoan.Maintenance(databases.First()),
            async connection =>
            {
                using var command = new NpgsqlCommand("SELECT datname FROM pg_catalog.pg_database WHERE datname = ANY ($1)", connection);
                command.Parameters.Texts([.. databases.Select(ServerLoan.NameOf)]);
                var found = (await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false)).ToHashSet(StringComparer.Ordinal);
                return (IReadOnlyList<DatabaseAddress>)[.. databases.Where(address => !found.Contains(ServerLoan.NameOf(address)))];
            },
            "cannot be looked for",
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<TenantPlace> InspectAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        if (policy.Isolation == TenantIsolation.Database && (await FindMissingDatabasesAsync([tenant.Database], cancellationToken).ConfigureAwait(false)).Count > 0)
            return new TenantPlace(PlaceState.Missing, []);

        return await ServerLoan.UseAsync(
            tenant.Database,
            async connection =>
            {
                using var command = new NpgsqlCommand(tenant.Schema is null ? DatabaseContent : SchemaContent, connection);
                command.Parameters.Text(tenant.Schema ?? policy.JournalSchema);
                var rows = 0;
                var content = new List<string>();
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    for (; await reader.ReadAsync(cancellationToken).ConfigureAwait(false); rows++)
                        if (!reader.IsDBNull(0)) content.Add(reader.GetString(0));
                }

                return new TenantPlace(content.Count > 0 ? PlaceState.Occupied : rows == 0 && tenant.Schema is not null ? PlaceState.Missing : PlaceState.Empty, content);
            },
            "cannot be looked at",
            cancellationToken).ConfigureAwait(false);
    }

    public Task CreateAsync(Tenant tenant, string? owner, CancellationToken cancellationToken) => policy.Isolation switch
    {
        TenantIsolation.Schema => CreateAsync(
            tenant.Database,
            $"CREATE SCHEMA {SqlText.Identifier(tenant.Schema!)}{(owner is null ? "" : $" AUTHORIZATION {SqlText.Identifier(owner)}")}",
            cancellationToken),
        TenantIsolation.Database => CreateAsync(
            ServerLoan.Maintenance(tenant.Database),
            $"CREATE DATABASE {SqlText.Identifier(ServerLoan.NameOf(tenant.Database))}{(owner is null ? "" : $" OWNER {SqlText.Identifier(owner)}")}",
            cancellationToken),
        _ => Task.CompletedTask,
    };

    public async Task<ErasedTenant> EraseAsync(Tenant tenant, bool force, string? reason, CancellationToken cancellationToken)
    {
        if (policy.Isolation == TenantIsolation.Database)
            return new ErasedTenant(await new DatabaseDrop(tenant.Database, force).RunAsync(cancellationToken).ConfigureAwait(false), 0);
        return await ServerLoan.UseAsync(
            tenant.Database,
            connection => new TenantErasure(tenant, policy, _journal).RunAsync(connection, reason, cancellationToken),
            $"cannot be cleared of tenant '{tenant.Id}'",
            cancellationToken).ConfigureAwait(false);
    }

    public Task<CatalogSnapshot?> ReadCatalogAsync(Tenant tenant, CancellationToken cancellationToken) => ServerLoan.UseAsync(
        tenant.Database,
        connection => TenantCatalog.ReadAsync(connection, tenant.Schema, policy.JournalSchema, cancellationToken),
        "cannot be looked at",
        cancellationToken);

    public Task<CatalogSnapshot> ReadObjectsAsync(DatabaseAddress database, string? schema, CancellationToken cancellationToken) => ServerLoan.UseAsync(
        database,
        connection => schema is null
            ? CatalogReader.ReadDatabaseAsync(connection, policy.JournalSchema, cancellationToken)
            : CatalogReader.ReadSchemaAsync(connection, schema, cancellationToken),
        "cannot be looked at",
        cancellationToken);

    public Task<IReadOnlyList<string>> ReadSchemasAsync(DatabaseAddress database, CancellationToken cancellationToken) => ServerLoan.UseAsync(
        database,
        async connection =>
        {
            using var command = new NpgsqlCommand(
                "SELECT nspname::text FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname NOT IN ('information_schema', $1) ORDER BY 1", connection);
            command.Parameters.Text(policy.JournalSchema);
            return await CatalogQueries.TextsAsync(command, cancellationToken).ConfigureAwait(false);
        },
        "cannot be looked at",
        cancellationToken);

    public Task<TenantCopyResult> CopyAsync(TenantCopy copy, CancellationToken cancellationToken) => copy.Target.Schema is null
        ? new DatabaseCopy(copy, policy, _journal).RunAsync(cancellationToken)
        : ServerLoan.UseAsync(
            copy.Target.Database,
            connection => new SchemaCopy(copy, policy, _journal).RunAsync(connection, cancellationToken),
            "cannot be copied to",
            cancellationToken);

    private static Task CreateAsync(DatabaseAddress address, [StringSyntax("sql")] string statement, CancellationToken cancellationToken) => ServerLoan.UseAsync(
        address,
        connection => CreateAsync(connection, statement, cancellationToken),
        "cannot take a new tenant",
        cancellationToken);

    [SuppressMessage("Security", "CA2100", Justification = "CREATE takes no parameters; names are quoted.")]
    private static async Task<bool> CreateAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        try
        {
            using var create = new NpgsqlCommand(statement, connection);
            await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException duplicate) when (duplicate.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.UniqueViolation)
        {
            return false; // another process created it at the same moment
        }
    }
}
