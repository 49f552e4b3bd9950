using TenantMigrations;

namespace Storefront.Migrations;

/// <summary>Lower-cases e-mail addresses in batches, so that no tenant's customers are locked for long.</summary>
[Migration("20240415070000_normalize_customer_emails", Scope = MigrationScope.Tenant,
    Description = "Lower-cases e-mail addresses, a batch at a time",
    Irreversible = "the spelling that people typed is not kept")]
[DependsOn("20240219160000_register_tenant")]
public sealed class NormalizeCustomerEmails : CodeMigration
{
    private static readonly KeysetBatches s_customers = new()
    {
        Table = "customers",
        Key = ["id"],
        Where = "tenant_id = current_setting('app.current_tenant_id')",
        Size = 500,
        ShareOfTime = 0.5,
    };

    public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) => context.KeysetBatchesAsync(
        s_customers,
        (batch, token) => batch.ExecuteAsync("UPDATE customers SET email = lower(email) FROM batch WHERE customers.id = batch.id AND email <> lower(email)", [], token),
        cancellationToken);
}
