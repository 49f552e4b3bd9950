using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.BadInput;

/// <summary>A journal that is not what this program wrote.</summary>
public sealed class JournalTests(FleetTemplates templates)
{
    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("status")]
    [InlineData("init")]
    [InlineData("validate")]
    [InlineData("rollback", "--tenant", "t001")]
    [InlineData("recover", "--migration", Migrations.IndexOrders)]
    public async Task Of_a_newer_version_it_is_refused_and_untouched(params string[] arguments)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        await fleet.Database.ExecuteAsync("UPDATE tenant_migrations.tenant_migration_head SET journal_version = 99 WHERE id = 0");

        await Refusal.ExpectAsync(fleet, "a journal of a newer version", 2, ["99", "newer"], arguments);
    }

    [Theory]
    [InlineData("ALTER TABLE tenant_migrations.tenant_migration_status DROP COLUMN checksum", "checksum")]
    [InlineData("ALTER TABLE tenant_migrations.tenant_migration_status RENAME COLUMN status TO state", "status")]
    [InlineData("ALTER TABLE tenant_migrations.tenant_migration_head RENAME COLUMN hash TO digest", "hash")]
    [InlineData("ALTER TABLE tenant_migrations.tenant_migration_log DROP COLUMN actor", "actor")]
    [InlineData("DROP TABLE tenant_migrations.tenant_migration_log", "tenant_migration_log")]
    [InlineData("DROP FUNCTION tenant_migrations.leave", "leave")]
    [InlineData("DROP FUNCTION tenant_migrations.hold", "hold")]
    [InlineData("ALTER TABLE tenant_migrations.tenant_migration_status RENAME TO elsewhere", "tenant_migration_status")]
    public async Task Altered_by_somebody_it_is_named_and_nothing_is_changed(string alteration, string named)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        await fleet.Database.ExecuteAsync(alteration);

        await Refusal.ExpectInRunAsync(fleet, $"a journal that somebody altered ({alteration.Replace("tenant_migrations.", "", StringComparison.Ordinal)})", 3, [named, "journal"], "run");
    }
}
