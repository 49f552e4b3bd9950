using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.ByName;

/// <summary>"An invalid index that <c>IF NOT EXISTS</c> then accepts."</summary>
public sealed class AcceptedInvalidIndexTests(FleetTemplates templates)
{
    [Fact]
    public async Task It_is_found_dropped_and_built_again()
    {
        await using var fleet = await templates.CopyAsync(tenants: 2, upTo: Migrations.BeforeIndexes);

        // As a build leaves it that ran into a timeout, whoever began it.
        await using (var session = await fleet.Database.OpenAsync())
        {
            await using var blocked = await fleet.Database.OpenAsync();
            await using (var hold = new Npgsql.NpgsqlCommand("BEGIN; UPDATE t001.customers SET name = name WHERE id = 1", blocked)) await hold.ExecuteNonQueryAsync();
            await using (var timeout = new Npgsql.NpgsqlCommand("SET statement_timeout = '500ms'", session)) await timeout.ExecuteNonQueryAsync();
            await using var build = new Npgsql.NpgsqlCommand("CREATE INDEX CONCURRENTLY customers_email_idx ON t001.customers (lower(email))", session);
            await Assert.ThrowsAsync<Npgsql.PostgresException>(() => build.ExecuteNonQueryAsync());
        }

        var left = await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.Second);
        Assert.False(left!.IsValid);

        (await fleet.RunAsync("run", "--migration", Migrations.IndexOrders)).Expect(0);

        var built = await TenantIndex.FindAsync(fleet.Database, "t001", TenantIndex.Second);
        Assert.True(built!.IsValid, "the run accepted an invalid index as done");
        Assert.NotEqual(left.Id, built.Id);
        FailureTable.Add(
            "CREATE INDEX CONCURRENTLY IF NOT EXISTS over an invalid index of that name",
            "the invalid index was dropped and built again",
            "completed, index valid");
    }
}
