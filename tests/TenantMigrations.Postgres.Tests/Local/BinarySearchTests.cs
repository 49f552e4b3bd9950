using TenantMigrations.Engine;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit;

namespace TenantMigrations.Postgres.Tests.Local;

public sealed class BinarySearchTests : IDisposable
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = TemporaryFolder.CreateInMemory();
    private readonly List<string> _said = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_path_comes_before_install_folders_and_those_before_node_modules_and_newer_before_older()
    {
        var package = $"node_modules/{EmbeddedPackage.Name}/native/bin";
        string[] expected =
        [
            Install("on-path"), Install("usr/16/bin"), Install("usr/15/bin"), Install("usr/9.6/bin"),
            Install($"repository/project/{package}"), Install($"repository/{package}"),
        ];
        var sources = Sources() with
        {
            SearchPath = [_folder.PathTo("nothing"), expected[0]],
            InstallFolders = [_folder.PathTo("missing", "*", "bin"), _folder.PathTo("usr", "*", "bin")],
            ProjectDirectory = _folder.PathTo("repository", "project"),
        };

        Assert.Equal(expected, BinaryCandidates.In(sources).Take(expected.Length));
    }

    [Fact]
    public void A_link_on_the_path_means_the_folder_that_it_leads_to()
    {
        var real = Install("real/15/bin");
        Directory.CreateDirectory(_folder.PathTo("links"));
        File.CreateSymbolicLink(_folder.PathTo("links", "postgres"), Path.Combine(real, "postgres"));

        var found = BinaryCandidates.In(Sources() with { SearchPath = [_folder.PathTo("links")], InstallFolders = [_folder.PathTo("real", "*", "bin")] });

        Assert.Equal(real, Assert.Single(found));
    }

    [Fact]
    public async Task The_first_that_is_new_enough_is_taken()
    {
        var old = Install("old", "14.3");
        var right = Install("right", "16.2 (Debian 16.2-1)");
        var later = Install("later", "18.0");

        var found = await SearchAsync(Sources() with { SearchPath = [old, right, later] });

        Assert.Equal(new PostgresBinaries(right, "16.2", 16), found);
    }

    [Fact]
    public async Task Without_any_the_error_says_why_each_was_passed_over_and_all_ways_to_get_one()
    {
        var old = Install("old", "14.3");
        var broken = Install("broken", exitCode: 127);
        var half = Install("half");
        File.Delete(Path.Combine(half, "initdb"));

        var error = await Assert.ThrowsAsync<FleetException>(() => SearchAsync(Sources() with { SearchPath = [old, broken, half] }));

        Assert.Equal(FleetErrorKind.Settings, error.Kind);
        Snapshot.Verify(error.Message
            .Replace(_folder.Path, "{folder}", StringComparison.Ordinal)
            .Replace(EmbeddedPackage.Name!, "{package}", StringComparison.Ordinal)
            .Replace($" as {await AccountNameAsync()}:", " as {account}:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such", "there is no such folder")]
    [InlineData("empty", "holds no postgres and no initdb and no pg_ctl")]
    [InlineData("old", "is PostgreSQL 14.3; 15 is the oldest supported")]
    [InlineData("broken", "postgres does not run there as")]
    [InlineData("strange", "its version was not understood: hello")]
    public async Task A_named_folder_that_cannot_be_used_is_an_error_although_others_could(string named, string reason)
    {
        Directory.CreateDirectory(_folder.PathTo("empty"));
        Install("old", "14.3");
        Install("broken", exitCode: 1);
        Write("strange", "echo hello");
        var good = Install("good", "16.2");

        var error = await Assert.ThrowsAsync<FleetException>(() =>
            SearchAsync(Sources() with { Named = _folder.PathTo(named), SearchPath = [good] }));

        Assert.Contains(BinarySources.NamedVariable, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.PathTo(named), error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", "15.18", 15)]
    [InlineData("postgres (PostgreSQL) 18.4\n", "18.4", 18)]
    [InlineData("postgres (PostgreSQL) 19beta1\n", "19beta1", 19)]
    [InlineData("postgres (PostgreSQL) 9.6.24\n", "9.6.24", 9)]
    public void Versions_are_read(string printed, string version, int major)
    {
        Assert.True(PostgresVersion.TryParse(printed, out var readVersion, out var readMajor));
        Assert.Equal((version, major), (readVersion, readMajor));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mysqld 8")]
    [InlineData("postgres (PostgreSQL) devel")]
    public void What_is_no_version_is_not_read(string printed) => Assert.False(PostgresVersion.TryParse(printed, out _, out _));

    private async Task<PostgresBinaries> SearchAsync(BinarySources sources) =>
        await new BinarySearch(sources, await ServerAccount.ChooseAsync(CancellationToken.None), _said.Add).FindAsync(CancellationToken.None);

    private static async Task<string> AccountNameAsync() => (await ServerAccount.ChooseAsync(CancellationToken.None)).Name;

    private BinarySources Sources() => new(null, [], [], _folder.Path, _folder.PathTo("cache"), Offline: true);

    private string Install(string folder, string version = "15.1", int exitCode = 0) =>
        Write(folder, $"echo 'postgres (PostgreSQL) {version}'; exit {exitCode}");

    private string Write(string folder, string script)
    {
        foreach (var program in (string[])["postgres", "initdb", "pg_ctl"])
            File.SetUnixFileMode(_folder.Write(Path.Combine(folder, program), $"#!/bin/sh\n{script}\n"), Executable);
        return _folder.PathTo(folder);
    }
}
