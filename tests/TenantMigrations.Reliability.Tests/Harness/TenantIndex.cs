using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>What the catalog says of an index of a tenant.</summary>
/// <param name="Id">Its oid: another one means that it was built anew.</param>
/// <param name="IsValid">Whether queries use it.</param>
internal sealed record TenantIndex(string Id, bool IsValid)
{
    /// <summary>The first index of the fleet's index migration.</summary>
    public const string First = "orders_customer_idx";

    /// <summary>The second one, made with IF NOT EXISTS.</summary>
    public const string Second = "customers_email_idx";

    /// <summary>Reads it; null where there is none.</summary>
    public static async Task<TenantIndex?> FindAsync(TestDatabase database, string tenant, string name)
    {
        var rows = await database.RowsAsync(
            $"SELECT c.oid, i.indisvalid FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid WHERE c.relname = '{name}' AND c.relnamespace = '{tenant}'::regnamespace");
        return rows.Length == 0 ? null : new TenantIndex(rows[0].Split('|')[0], rows[0].EndsWith("True", StringComparison.Ordinal));
    }

    /// <summary>Waits until somebody builds it.</summary>
    public static async Task<TenantIndex?> WaitForAsync(TestDatabase database, string tenant, string name, Func<bool> hasEnded)
    {
        for (; ; await Task.Delay(20))
        {
            if (await FindAsync(database, tenant, name) is { } index) return index;
            if (hasEnded()) return null;
        }
    }
}
