namespace TenantMigrations.Benchmarks.Contestants.EfCore;

// Inside the namespace, or our own attribute of this name would come first.
using MigrationAttribute = Microsoft.EntityFrameworkCore.Migrations.MigrationAttribute;

/// <summary>The workload as EF Core finds it: one class a file.</summary>
internal static class EfMigrations
{
    public const string LastInitial = "20260218090000_index_names";
    public const string Last = "20260302090000_add_order_channel";

    [Migration("20260105090000_create_accounts")]
    private sealed class M01() : EfMigration(1);

    [Migration("20260107090000_create_teams")]
    private sealed class M02() : EfMigration(2);

    [Migration("20260109090000_create_customers")]
    private sealed class M03() : EfMigration(3);

    [Migration("20260112090000_create_catalog")]
    private sealed class M04() : EfMigration(4);

    [Migration("20260114090000_seed_categories")]
    private sealed class M05() : EfMigration(5);

    [Migration("20260116090000_create_warehouses")]
    private sealed class M06() : EfMigration(6);

    [Migration("20260119090000_create_orders")]
    private sealed class M07() : EfMigration(7);

    [Migration("20260121090000_index_open_orders")]
    private sealed class M08() : EfMigration(8);

    [Migration("20260123090000_create_invoices")]
    private sealed class M09() : EfMigration(9);

    [Migration("20260126090000_create_payments")]
    private sealed class M10() : EfMigration(10);

    [Migration("20260128090000_create_documents")]
    private sealed class M11() : EfMigration(11);

    [Migration("20260130090000_protect_documents")]
    private sealed class M12() : EfMigration(12);

    [Migration("20260202090000_create_notes")]
    private sealed class M13() : EfMigration(13);

    [Migration("20260204090000_touch_orders")]
    private sealed class M14() : EfMigration(14);

    [Migration("20260206090000_create_tags")]
    private sealed class M15() : EfMigration(15);

    [Migration("20260209090000_create_audit_log")]
    private sealed class M16() : EfMigration(16);

    [Migration("20260211090000_seed_first_team")]
    private sealed class M17() : EfMigration(17);

    [Migration("20260213090000_create_revenue_view")]
    private sealed class M18() : EfMigration(18);

    [Migration("20260216090000_add_customer_phone")]
    private sealed class M19() : EfMigration(19);

    [Migration("20260218090000_index_names")]
    private sealed class M20() : EfMigration(20);

    [Migration("20260302090000_add_order_channel")]
    private sealed class M21() : EfMigration(21);
}
