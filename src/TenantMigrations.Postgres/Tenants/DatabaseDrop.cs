using System.Diagnostics.CodeAnalysis;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>Drops a tenant's database. Who is connected to it is a reason to refuse, unless it shall be done in spite of that.</summary>
internal sealed class DatabaseDrop(DatabaseAddress database, bool force)
{
    private readonly string _name = ServerLoan.NameOf(database);

    /// <summary>Does it; says whether there was such a database.</summary>
    public Task<bool> RunAsync(CancellationToken cancellationToken) =>
        ServerLoan.UseAsync(ServerLoan.Maintenance(database), connection => RunAsync(connection, cancellationToken), $"cannot drop the database '{_name}'", cancellationToken);

    [SuppressMessage("Security", "CA2100", Justification = "DROP takes no parameters; the name is quoted.")]
    private async Task<bool> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            using var drop = new NpgsqlCommand($"DROP DATABASE {SqlText.Identifier(_name)}{(force ? " WITH (FORCE)" : "")}", connection);
            await drop.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            return false;
        }
        catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse)
        {
            throw new FleetException(
                FleetErrorKind.Locked,
                $"{database.Key} is not dropped: {inUse.MessageText}{(inUse.Detail is { } detail ? $" ({detail.TrimEnd('.')})" : "")}. End those connections, or repeat it with --force, which ends them. Nothing was dropped.",
                inUse);
        }
    }
}
