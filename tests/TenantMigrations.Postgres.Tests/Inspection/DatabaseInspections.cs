using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Inspection;

public sealed class DatabaseInspections
{
    [Fact]
    public async Task Tables_that_every_tenant_can_read_are_named()
    {
        await using var fleet = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared, TenantRole = "tm_bound" });
        await fleet.Database.ExecuteAsync("""
            DO $$ BEGIN CREATE ROLE tm_bound; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
            CREATE TABLE open (tenant_id text); CREATE TABLE half (tenant_id text); ALTER TABLE half ENABLE ROW LEVEL SECURITY;
            CREATE TABLE safe (tenant_id text); ALTER TABLE safe ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON safe USING (true);
            CREATE TABLE parted (tenant_id text) PARTITION BY LIST (tenant_id); CREATE TABLE part PARTITION OF parted DEFAULT;
            CREATE TABLE closed PARTITION OF parted FOR VALUES IN ('acme'); ALTER TABLE closed ENABLE ROW LEVEL SECURITY;
            ALTER TABLE parted ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON parted USING (true);
            CREATE TABLE other (id int);
            """);
        var found = await fleet.Port.InspectAsync("tenant_id", CancellationToken.None);

        Assert.Equal(["public.half", "public.open", "public.part"], found.UnprotectedTables);
        Assert.Null(found.Bypass);
    }

    [Fact]
    public async Task A_superuser_bypasses_policies()
    {
        await using var shared = await CreateAsync(SchemaPolicy with { Isolation = TenantIsolation.Shared });
        Assert.True((await shared.Port.InspectAsync("tenant_id", CancellationToken.None)).Bypass!.IsSuperuser);
        await using var bySchema = await CreateAsync();
        Assert.Null((await bySchema.Port.InspectAsync("tenant_id", CancellationToken.None)).Bypass);
    }
}
