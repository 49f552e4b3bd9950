using TenantMigrations.Analysis;
using TenantMigrations.Analysis.Tests.History;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm1017Tests
{
    private const string Second = "20240105000000_add_role";

    private static string Good { get; } = Releases.Text(Sources.File(Sources.Users), Sources.File(Second));

    [Fact]
    public void The_marks_of_a_conflict_are_found_at_the_first_of_them() =>
        Assert.Equal(
            ["migrations.lock(5,1): error TM1017: The lock file has a merge conflict: two branches have released at the same time. Run 'rebase --keep theirs' (or ours) with the side that is deployed: its migrations stay, the others are moved behind them and released by 'lock' again. Where both are deployed, run 'lock --keep both'."],
            LockFile.Read(Releases.LockPath, Good.Replace(Second, "<<<<<<< HEAD\n" + Second, StringComparison.Ordinal) + "=======\n>>>>>>> main\n").Lines());

    [Fact]
    public void An_unknown_version_is_never_made_anew() =>
        Assert.Equal(
            [$"migrations.lock(4,36): error TM1017: The checksum of '{Sources.Users}' in the lock file is of version v2, and this version of TenantMigrations knows v1 only. Use the version that wrote it or a later one; no checksum is made anew, or an edit would go unnoticed."],
            LockFile.Read(Releases.LockPath, ReplaceFirst("v1:", "v2:")).Lines());

    [Theory]
    [InlineData(" tenant ", " tenants ", "(4,1)", "is not 'ID global|tenant CHECKSUM'")]
    [InlineData(" tenant ", " ", "(4,1)", "is not 'ID global|tenant CHECKSUM'")]
    [InlineData("v1:", "v1:x", "(4,1)", "is not 'ID global|tenant CHECKSUM'")]
    [InlineData("20240101000000_create", "20241301000000_create", "(4,1)", "is not 'ID global|tenant CHECKSUM'")]
    [InlineData("20240101000000_create", "20240201000000_create", "(5,1)", "'20240105000000_add_role' stands twice in the lock file, or not in the order of the ids")]
    [InlineData("20240101000000_create", "20240102000000_create", "(6,1)", "does not fit the lines above it")]
    [InlineData("total 2", "total 3", "(6,1)", "does not fit the lines above it")]
    [InlineData("total 2", "total", "(6,1)", "does not fit the lines above it")]
    public void What_was_edited_by_hand_is_found(string old, string now, string place, string words)
    {
        var line = Assert.Single(LockFile.Read(Releases.LockPath, ReplaceFirst(old, now)).Lines());
        Assert.StartsWith("migrations.lock" + place, line, StringComparison.Ordinal);
        Assert.Contains(words, line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_cut_or_grew_is_found()
    {
        Assert.Contains("ends without its line 'total …'", Assert.Single(LockFile.Read(Releases.LockPath, Good[..Good.IndexOf("total", StringComparison.Ordinal)]).Lines()), StringComparison.Ordinal);
        Assert.Contains("ends without its line 'total …'", Assert.Single(LockFile.Read(Releases.LockPath, "").Lines()), StringComparison.Ordinal);
        Assert.StartsWith("migrations.lock(7,1): error TM1017: Behind the line 'total …' the lock file ends", Assert.Single(LockFile.Read(Releases.LockPath, Good + "20250101000000_x global v1:0\n").Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_else_is_said_about_a_history_that_is_not_known()
    {
        var history = LockFile.Read(Releases.LockPath, Good + "x\n");
        Assert.Equal(["TM1017"], HistoryCheck.Check(history, [Sources.File("20230101000000_early")]).Select(finding => finding.RuleId));
        Assert.False(HistoryCheck.IsEdited(history, Sources.File(Sources.Users, up: "SELECT 9;")));
    }

    private static string ReplaceFirst(string old, string now)
    {
        var at = Good.IndexOf(old, Good.IndexOf("\n2", StringComparison.Ordinal), StringComparison.Ordinal);
        return Good[..at] + now + Good[(at + old.Length)..];
    }
}
