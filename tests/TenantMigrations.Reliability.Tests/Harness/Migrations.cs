namespace TenantMigrations.Reliability.Tests.Harness;

/// <summary>Ids of the fleet's migrations that tests name.</summary>
internal static class Migrations
{
    /// <summary>The last one that the tenants live with already.</summary>
    public const string Old = "20260105091000_create_orders";

    /// <summary>The last one before the indexes.</summary>
    public const string BeforeIndexes = "20260112091000_count_orders";

    /// <summary>Two indexes outside a transaction, and a change of data between them.</summary>
    public const string IndexOrders = "20260113090000_index_orders";

    /// <summary>C# outside a transaction, in batches.</summary>
    public const string TagOrders = "20260114091000_tag_orders";

    /// <summary>What the barrier waits for.</summary>
    public const string BeforeBarrier = "20260115090000_require_order_total";

    /// <summary>The last one before those that only want a strong lock for a moment.</summary>
    public const string BeforeAlterations = "20260118090000_lower_emails";

    /// <summary>The last one: fails where an order's amount is not positive.</summary>
    public const string PositiveCents = "20260120093000_positive_cents";
}
