using TenantMigrations.House.Tests.Tour;

namespace TenantMigrations.House.Tests;

/// <summary>The comparison behind <see cref="DocumentedCommandTests"/>: loose where it must be, and nowhere else.</summary>
public sealed class TranscriptTests
{
    private const string Output = """
          Determining projects to restore...
          Starting a local PostgreSQL 17.2 from /opt/pg/bin.
          Applying 32 migrations in 1 database, 5 tenants (plan 0123456789ab).

          Tenant         Applied    Time
          ------------------------------
          acme    done         4  1.3 s

          Done: 32 migrations applied in 2.5 s. Run 00000000-1111-2222-3333-444444444444.
        """;

    [Fact]
    public void Times_ports_hashes_and_column_widths_do_not_count() => Assert.Null(Transcript.Missing(
        [
            "…",
            "Starting a local PostgreSQL 15.18 from /usr/lib/postgresql/15/bin.",
            "Applying 32 migrations in 1 database, 5 tenants (plan ffffffffffff).",
            "Tenant   Applied   Time",
            "---------------",
            "acme  done     4  71 ms",
            "Done: 32 migrations applied in 958 ms. Run aaaaaaaa-1111-2222-3333-444444444444.",
        ],
        Output));

    [Theory]
    [InlineData("Applying 31 migrations in 1 database, 5 tenants (plan ffffffffffff).")]
    [InlineData("acme  failed     4  71 ms")]
    [InlineData("birch  done     4  71 ms")]
    public void A_count_a_word_or_a_line_that_differs_counts(string line) => Assert.Equal(Normal(line), Transcript.Missing(["…", line], Output));

    [Fact]
    public void Lines_may_be_left_out_only_where_the_page_says_so()
    {
        Assert.NotNull(Transcript.Missing(["Starting a local PostgreSQL 15.18 from /x/bin.", "Tenant   Applied   Time"], Output));
        Assert.Null(Transcript.Missing(["Starting a local PostgreSQL 15.18 from /x/bin.", "…", "Tenant   Applied   Time"], Output));
    }

    [Fact]
    public void The_order_counts() => Assert.NotNull(Transcript.Missing(["…", "acme done 4 1 s", "…", "Tenant Applied Time"], Output));

    [Fact]
    public void Ids_of_migrations_count() =>
        Assert.NotNull(Transcript.Missing(["20240601090000_gift_cards"], "20240601090001_gift_cards"));

    private static string Normal(string line) => Transcript.Missing([line], "")!;
}
