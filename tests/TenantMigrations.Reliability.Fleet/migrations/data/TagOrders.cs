namespace TenantMigrations.Reliability.Fleet.Migrations;

/// <summary>The same outside a transaction: each batch is one of its own, and an interruption needs <c>recover</c>.</summary>
[Migration("20260114091000_tag_orders", Scope = MigrationScope.Tenant, Transaction = false, Irreversible = "the amounts are kept")]
[DependsOn<FillOrderTotals>]
internal sealed class TagOrders : CodeMigration
{
    public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) =>
        context.BatchAsync((checkpoint, token) => OrderBatch.RunAsync(context, checkpoint, "cents = cents + 1", token), cancellationToken);
}
