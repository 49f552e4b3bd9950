using TenantMigrations.TestKit;
using Xunit.Sdk;

namespace TenantMigrations.Postgres.Tests.TestKit;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.CreateInMemory();

    private string Verified => _folder.PathTo("X.verified.txt");

    private string Received => _folder.PathTo("X.received.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_approved_text_passes_and_its_line_ends_do_not_count()
    {
        File.WriteAllText(Verified, "one\r\ntwo\r\n");
        File.WriteAllText(Received, "left by an earlier run");

        Snapshot.Compare("one\ntwo", Verified, Received, accept: false);

        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void Another_text_fails_and_shows_the_lines_that_differ()
    {
        File.WriteAllText(Verified, "one\ntwo\nthree");

        var failure = Assert.ThrowsAny<XunitException>(() => Snapshot.Compare("one\n2\nthree", Verified, Received, accept: false));

        Assert.Contains("2 - two", failure.Message, StringComparison.Ordinal);
        Assert.Contains("2 + 2", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("three", failure.Message, StringComparison.Ordinal);
        Assert.Contains("VERIFY_ACCEPT=1", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\n2\nthree", File.ReadAllText(Received));
    }

    [Fact]
    public void A_text_that_nobody_approved_fails() =>
        Assert.ThrowsAny<XunitException>(() => Snapshot.Compare("one", Verified, Received, accept: false));

    [Fact]
    public void Accepting_writes_the_approved_text()
    {
        File.WriteAllText(Verified, "old");
        File.WriteAllText(Received, "new");

        Snapshot.Compare("new", Verified, Received, accept: true);

        Assert.Equal("new", File.ReadAllText(Verified));
        Assert.False(File.Exists(Received));
    }

    [Fact]
    public void A_deterministic_builds_source_path_is_found_in_the_repository() =>
        Assert.Equal(Repository.PathTo("tests", "X", "Y.cs"), Repository.Source("/_/tests/X/Y.cs"));
}
