namespace TenantMigrations.Reliability.Fleet.Migrations;

/// <summary>Adds, and does not set: a batch that is done twice is seen, and one that is left out, too.</summary>
[Migration("20260114090000_fill_order_totals", Scope = MigrationScope.Tenant, Irreversible = "totals are kept")]
[DependsOn("20260113090000_index_orders")]
internal sealed class FillOrderTotals : CodeMigration
{
    public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => context.KeysetBatchesAsync(
        new KeysetBatches { Table = "orders", Key = ["id"], Size = 50, ShareOfTime = 0.5 },
        (batch, token) => batch.ExecuteAsync("UPDATE orders SET total = coalesce(total, 0) + cents / 100.0 FROM batch WHERE orders.id = batch.id", [], token),
        cancellationToken);
}
