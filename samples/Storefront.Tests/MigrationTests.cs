using Storefront.Migrations;
using TenantMigrations.Engine;
using TenantMigrations.Testing;

namespace Storefront.Tests;

public sealed class MigrationTests(StorefrontServer postgres) : IClassFixture<StorefrontServer>
{
    // What tenantmigrations.json says: tenant migrations, and here whoever tries to reach another tenant's rows, work as this role.
    private static readonly MigrationTestOptions s_options = new() { Settings = new FleetSettings { TenantRole = "storefront_app" } };

    [Fact]
    public async Task Every_migration_can_be_undone_and_applied_again() =>
        await MigrationAssert.UpDownUpAsync(postgres.Server, TenantMigrationRegistry.Instance, s_options, TestContext.Current.CancellationToken);

    [Fact]
    public async Task No_tenant_reaches_another_s_rows()
    {
        await using var fleet = await postgres.Server.CreateFleetAsync(TenantMigrationRegistry.Instance, s_options, TestContext.Current.CancellationToken);

        await MigrationAssert.TenantIsolationAsync(fleet, TestContext.Current.CancellationToken);
    }
}
