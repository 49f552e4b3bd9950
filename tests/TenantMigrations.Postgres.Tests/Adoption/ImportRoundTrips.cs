using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Tests.Templates;
using TenantMigrations.TestKit;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Postgres.Tests.Adoption;

/// <summary>Imported migrations make what the other tool's own files make, rows included, and go back to nothing where these do.</summary>
public sealed class ImportRoundTrips
{
    [Theory]
    [InlineData(ForeignTool.Dbmate, false)]
    [InlineData(ForeignTool.GolangMigrate, false)]
    [InlineData(ForeignTool.Flyway, false)]
    [InlineData(ForeignTool.EfScript, false)]
    [InlineData(ForeignTool.EfScript, true)]
    public async Task What_is_imported_makes_what_the_tools_own_files_make(ForeignTool tool, bool idempotent)
    {
        using var folder = TemporaryFolder.Create();
        var registry = Imported(folder, tool, idempotent);
        await using var theirs = await PostgresServer.Current.CreateDatabaseAsync();
        await using var ours = await TemplateFleet.CreateAsync(TenantIsolation.Shared);
        ours.Placeholders["flyway_defaultSchema"] = "shop";
        var nothing = Assert.Single(await ours.SnapshotsAsync());

        foreach (var (_, up, _) in ForeignShop.Migrations) await theirs.ExecuteAsync(up);
        var run = await ours.RunAsync(registry);

        AssertEqual(await SnapshotAsync(theirs), Assert.Single(await ours.SnapshotsAsync()));
        const string Rows = "SELECT id, name, kind::text, note, touched FROM items ORDER BY id";
        Assert.Equal("1|it's; one|disc|shop|1", Assert.Single(await theirs.RowsAsync(Rows)));
        Assert.Equal(await theirs.RowsAsync(Rows), await ours.Databases[0].RowsAsync(Rows));
        if (tool == ForeignTool.EfScript) return;

        foreach (var (_, _, down) in ForeignShop.Migrations.Reverse()) await theirs.ExecuteAsync(down);
        await ours.RollbackAsync(registry, run);
        AssertEqual(await SnapshotAsync(theirs), Assert.Single(await ours.SnapshotsAsync()));
        AssertEqual(nothing, Assert.Single(await ours.SnapshotsAsync()));
    }

    private static WrittenRegistry Imported(TemporaryFolder folder, ForeignTool tool, bool idempotent)
    {
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TenantMigrationsIsolation>Shared</TenantMigrationsIsolation></PropertyGroup></Project>");
        foreach (var (name, text) in ForeignShop.Files(tool, idempotent)) folder.Write("theirs/" + name, text);
        var report = ImportMigrations.Run(AuthoringProject.Find(folder.Path, folder.Path), new ImportRequest { Tool = tool, Source = "theirs" }, folder.Path);
        Assert.True(report.Written);
        Assert.Empty(report.Findings);
        Assert.Equal(ForeignShop.Migrations.Select(item => item.Name), report.Migrations.Select(migration => migration.MigrationId[15..]));
        return WrittenRegistry.Read(
            new RegistrySettings { Isolation = TenantIsolation.Shared },
            report.Migrations.Select(migration => (migration.Path, File.ReadAllText(folder.PathTo(migration.Path)))));
    }

    private static async Task<CatalogSnapshot> SnapshotAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await CatalogReader.ReadDatabaseAsync(connection, "tenant_migrations", TestContext.Current.CancellationToken);
    }

    private static void AssertEqual(CatalogSnapshot expected, CatalogSnapshot found) => Assert.Equal("", string.Join('\n', expected.DifferencesTo(found)));
}
