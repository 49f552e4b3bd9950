using TenantMigrations.Postgres.Local;

namespace TenantMigrations.Postgres.Tests.Local;

public sealed class PostmasterFileTests
{
    [Fact]
    public void A_server_that_accepts_connections_is_ready() => Assert.Equal(
        new PostmasterFile(4711, 5433, Ready: true),
        PostmasterFile.Parse(["4711", "/data", "1700000000", "5433", "", "127.0.0.1", "  1234567   0", "ready   "]));

    [Fact]
    public void One_that_starts_or_stops_is_not() => Assert.Equal(
        new PostmasterFile(4711, 5433, Ready: false),
        PostmasterFile.Parse(["4711", "/data", "1700000000", "5433", "", "127.0.0.1", "  1234567   0", "stopping"]));

    [Fact]
    public void One_that_has_only_begun_to_write_has_no_port_yet() => Assert.Equal(new PostmasterFile(4711, 0, Ready: false), PostmasterFile.Parse(["4711", "/data"]));

    [Fact]
    public void An_empty_file_says_nothing() => Assert.Null(PostmasterFile.Parse([]));

    [Fact]
    public void Nor_does_one_that_is_not_there() => Assert.Null(PostmasterFile.Read("/no/such/file"));
}
