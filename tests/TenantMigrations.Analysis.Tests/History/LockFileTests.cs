using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.History;

public sealed class LockFileTests
{
    private const string Second = "20240105000000_add_role";
    private const string Third = "20240106000000_add_team";

    [Fact]
    public void What_is_written_is_read_again_and_sorted()
    {
        var text = Releases.Text(Sources.File(Second), Sources.File(Sources.Users, folder: "migrations/system"));
        var read = LockFile.Read(Releases.LockPath, text);
        Assert.Empty(read.Lines());
        Assert.Equal([(Sources.Users, MigrationScope.Global), (Second, MigrationScope.Tenant)], read.Migrations.Select(migration => (migration.Id, migration.Scope)));
        Assert.Equal(text, LockFile.Write(read.Migrations));
        Assert.Equal(Second, read.Newest!.Id);
        Assert.Equal(Sources.File(Second).Checksum, read.Find(Second)!.Checksum);
        Assert.Null(read.Find(Third));
    }

    [Fact]
    public void Line_ends_blanks_at_their_ends_comments_and_a_mark_do_not_matter()
    {
        var text = Releases.Text(Sources.File(Sources.Users), Sources.File(Second));
        var migrations = LockFile.Read(Releases.LockPath, text).Migrations.Select(migration => migration with { Range = default }).ToArray();
        foreach (var other in new[] { text.Replace("\n", "\r\n", StringComparison.Ordinal), text.Replace("\n", " \t\n", StringComparison.Ordinal), "\uFEFF" + text, text + "\n\n# the end", text.TrimEnd() })
        {
            var read = LockFile.Read(Releases.LockPath, other);
            Assert.Empty(read.Lines());
            Assert.Equal(migrations, read.Migrations.Select(migration => migration with { Range = default }));
        }
    }

    [Fact]
    public void The_header_says_what_the_file_is_and_an_empty_history_is_one() =>
        Assert.Matches("^# The released migrations of this project[^\n]*\n# [^\n]*\n# [^\n]*\ntotal 0 v1:[0-9a-f]{64}\n$", Releases.Text());

    [Fact]
    public void A_side_of_a_conflict_can_be_kept()
    {
        var text = Conflict();
        Assert.Equal(["TM1017"], LockFile.Read(Releases.LockPath, text).Findings.Select(finding => finding.RuleId));
        Assert.Equal([Sources.Users, Second], Ids(LockFile.Read(Releases.LockPath, text, ConflictSide.Ours)));
        Assert.Equal([Sources.Users, Third], Ids(LockFile.Read(Releases.LockPath, text, ConflictSide.Theirs)));
        Assert.Equal([Sources.Users, Second, Third], Ids(LockFile.Read(Releases.LockPath, text, ConflictSide.Both)));
    }

    [Fact]
    public void Both_sides_cannot_be_kept_where_they_contradict_each_other()
    {
        var ours = Releases.Text(Sources.File(Second)).Split('\n')[3];
        var theirs = Releases.Text(Sources.File(Second, up: "SELECT 9;")).Split('\n')[3];
        var read = LockFile.Read(Releases.LockPath, $"<<<<<<< HEAD\n{ours}\n||||||| base\n=======\n{theirs}\n>>>>>>> main\n", ConflictSide.Both);
        Assert.Contains($"have released '{Second}' with different texts", Assert.Single(read.Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_sides_are_united_where_they_agree()
    {
        var line = Releases.Text(Sources.File(Second)).Split('\n')[3];
        Assert.Equal([Second], Ids(LockFile.Read(Releases.LockPath, $"<<<<<<< HEAD\n{line}\ntotal 1 x\n=======\n{line}\ntotal 2 x\n>>>>>>> main\n", ConflictSide.Both)));
    }

    [Theory]
    [InlineData("", "", -1)]
    [InlineData("a", "a", -1)]
    [InlineData("a\nb", "a\nc", 1)]
    [InlineData("a\nb", "a", 1)]
    [InlineData("a", "a\nb", 1)]
    [InlineData("a\nb\nc", "b\nc", 0)]
    public void Marks_lead_to_the_first_difference(string before, string now, int line) =>
        Assert.Equal(line, LineMarks.FirstDifference(LineMarks.Of(before), LineMarks.Of(now)));

    private static IEnumerable<string> Ids(LockFile file)
    {
        Assert.Empty(file.Lines());
        return file.Migrations.Select(migration => migration.Id);
    }

    private static string Conflict()
    {
        var ours = Releases.Text(Sources.File(Sources.Users), Sources.File(Second)).Split('\n');
        var theirs = Releases.Text(Sources.File(Sources.Users), Sources.File(Third)).Split('\n');
        return string.Join('\n', [.. ours[..4], "<<<<<<< HEAD", .. ours[4..6], "=======", .. theirs[4..6], ">>>>>>> main", ""]);
    }
}
