using Npgsql;

namespace TenantMigrations.Postgres.Execution;

/// <summary><c>CREATE</c> and <c>DROP</c> of a <c>DATABASE</c> or <c>TABLESPACE</c>: all or nothing, and seen by the name.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Name">The name as the catalogs have it.</param>
/// <param name="IsMade">Whether it exists when the statement is done.</param>
internal sealed record ServerObject(string Kind, string Name, bool IsMade) : TraceableStatement
{
    /// <summary>Reads what stands behind CREATE or DROP.</summary>
    public static ServerObject? Read(StatementWords words, bool exists)
    {
        var kind = words.Take("database") ? "database" : words.Take("tablespace") ? "tablespace" : null;
        if (kind is null) return null;
        words.Take("if", "exists");
        return words.Name() is { } name ? new ServerObject(kind, name, exists) : null;
    }

    public override async Task<CatalogTrace> FindAsync(NpgsqlConnection connection, IReadOnlyList<string>? before, CancellationToken cancellationToken)
    {
        using var command = new NpgsqlCommand(
            Kind == "database"
                ? "SELECT EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = $1)"
                : "SELECT EXISTS (SELECT FROM pg_catalog.pg_tablespace WHERE spcname = $1)",
            connection);
        command.Parameters.Text(Name);
        var exists = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
        return new CatalogTrace(exists == IsMade, $"The {Kind} {SqlText.Identifier(Name)} {(exists ? "exists" : "does not exist")}");
    }
}
