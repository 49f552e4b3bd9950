using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Isolation;

/// <summary>
/// Tries, table by table, what one tenant can do to another's rows. For databases that are thrown away: whatever it writes, it does in one transaction that is
/// rolled back, but that transaction locks the tables.
/// </summary>
public static class TenantIsolationTrials
{
    /// <summary>Tries it.</summary>
    /// <param name="trial">Who tries whom; a superuser's connection, in the intruder's database.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// Where tenants are not kept apart. Under <see cref="TenantIsolation.Schema"/> what of one schema depends on the other's, which is what the catalogs know;
    /// under <see cref="TenantIsolation.Database"/> nothing, as no statement reaches another database.
    /// </returns>
    public static async Task<IReadOnlyList<IsolationHole>> RunAsync(IsolationTrial trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (trial.Settings.Isolation == TenantIsolation.Database) return [];
        var target = new NpgsqlConnectionStringBuilder(trial.Intruder.Database.ConnectionString) { Pooling = false };
        using var connection = new NpgsqlConnection(target.ConnectionString);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return trial.Settings.Isolation == TenantIsolation.Shared
            ? await new SharedTablesTrial(connection, trial).RunAsync(cancellationToken).ConfigureAwait(false)
            : await BetweenSchemasAsync(connection, trial.Intruder.Schema!, trial.Owner.Schema!, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<IsolationHole>> BetweenSchemasAsync(NpgsqlConnection connection, string one, string other, CancellationToken cancellationToken) =>
    [
        .. await IsolationQueries.CrossingsAsync(connection, one, other, cancellationToken).ConfigureAwait(false),
        .. await IsolationQueries.CrossingsAsync(connection, other, one, cancellationToken).ConfigureAwait(false),
    ];
}
