using TenantMigrations;

namespace Storefront.Migrations;

/// <summary>Lower-cases e-mail addresses in batches, so that no tenant's customers are locked for long.</summary>
[Migration("20240415070000_normalize_customer_emails", Scope = MigrationScope.Tenant,
    Description = "Lower-cases e-mail addresses, a batch at a time",
    Irreversible = "the spelling that people typed is not kept")]
[DependsOn("20240219160000_register_tenant")]
public sealed class NormalizeCustomerEmails : CodeMigration
{
    private const int BatchSize = 500;

    public override Task UpAsync(MigrationContext context, CancellationToken cancellationToken) =>
        context.BatchAsync(async (checkpoint, token) =>
        {
            var last = checkpoint is null ? 0 : long.Parse(checkpoint);
            await using var command = context.Connection.CreateCommand();
            command.Transaction = context.Transaction;
            command.CommandText = $"""
                WITH batch AS (
                    SELECT id FROM customers
                    WHERE tenant_id = current_setting('app.current_tenant_id') AND id > {last}
                    ORDER BY id
                    LIMIT {BatchSize}
                ), changed AS (
                    UPDATE customers SET email = lower(email)
                    FROM batch
                    WHERE customers.id = batch.id AND email <> lower(email)
                )
                SELECT max(id)::text FROM batch
                """;
            var next = await command.ExecuteScalarAsync(token) as string;
            if (next is not null) context.ReportProgress($"customers up to {next}");
            return next;
        }, cancellationToken);
}
