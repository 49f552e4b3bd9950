using System.Globalization;

namespace TenantMigrations.Reliability.Fleet;

/// <summary>One batch over a tenant's orders by their key.</summary>
internal static class OrderBatch
{
    private const int Size = 50;

    public static async Task<string?> RunAsync(MigrationContext context, string? checkpoint, string change, CancellationToken cancellationToken)
    {
        var command = context.Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.Transaction = context.Transaction;
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                WITH batch AS (SELECT id FROM orders WHERE id > {checkpoint ?? "0"} ORDER BY id LIMIT {Size}),
                    changed AS (UPDATE orders SET {change} FROM batch WHERE orders.id = batch.id)
                SELECT max(id)::text FROM batch
                """);
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
        }
    }
}
