using TenantMigrations.Analysis;

namespace TenantMigrations.Engine.Tests.Authoring;

/// <summary>What happens in a real git repository.</summary>
public sealed class BranchTests
{
    private const string Ours = "20240301000000_our_change";
    private const string Theirs = "20240302000000_their_change";

    [Theory]
    [InlineData(Ours, Theirs)]
    [InlineData(Theirs, Ours)]
    [InlineData("20240115000000_in_the_middle", Ours)]
    public async Task Two_branches_that_release_at_the_same_time_conflict(string ours, string theirs)
    {
        using var shop = await MergeAsync(ours, theirs);
        Assert.Contains("<<<<<<<", shop.LockText, StringComparison.Ordinal);
        Assert.Equal(["TM1017"], shop.Lock().Findings.Select(finding => finding.RuleId));
        Assert.Equal(["TM1017"], shop.Rebase().Findings.Select(finding => finding.RuleId));
    }

    [Fact]
    public async Task The_deployed_side_is_kept_and_the_other_moves_behind_it()
    {
        using var shop = await MergeAsync(Ours, Theirs);

        var report = shop.Rebase(keep: ConflictSide.Theirs);

        Assert.Empty(report.Findings);
        Assert.Equal([Ours], report.Renamed.Select(item => item.From));
        Assert.DoesNotContain("our_change", shop.LockText, StringComparison.Ordinal);
        Assert.Equal(["20250101120000_our_change"], shop.Lock().Added.Select(migration => migration.Id));
        Assert.Empty(shop.Lock(check: true).Findings);
        await shop.CommitAsync("merged");
    }

    [Fact]
    public async Task Both_sides_can_be_kept()
    {
        using var shop = await MergeAsync(Ours, Theirs);
        Assert.Empty(shop.Lock(keep: ConflictSide.Both).Findings);
        Assert.Equal([ShopFolder.Users, ShopFolder.Orders, Ours, Theirs], LockFile.Read("", shop.LockText).Migrations.Select(migration => migration.Id));
        Assert.Empty(shop.Lock(check: true).Findings);
    }

    [Fact]
    public async Task A_branch_that_releases_nothing_merges_without_a_conflict()
    {
        using var shop = new ShopFolder();
        shop.Lock();
        await shop.GitAsync(0, "init", "-q", "-b", "main");
        await shop.CommitAsync("base");
        await shop.GitAsync(0, "checkout", "-q", "-b", "feature");
        shop.WriteMigration(ShopFolder.Roles);
        await shop.CommitAsync("feature");
        await shop.GitAsync(0, "checkout", "-q", "main");
        shop.WriteMigration(Theirs);
        shop.Lock();
        await shop.CommitAsync("release");
        await shop.GitAsync(0, "checkout", "-q", "feature");
        await shop.GitAsync(0, "merge", "-q", "main", "-m", "merge");

        Assert.Equal(["TM1015"], shop.Lock().Findings.Select(finding => finding.RuleId));
        shop.Rebase();
        Assert.Empty(shop.Lock().Findings);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("input")]
    public async Task A_checkout_finds_nothing_whatever_it_does_with_line_ends(string autoCrlf)
    {
        using var origin = new ShopFolder();
        origin.Write("AddTeams.cs", "using TenantMigrations;\n[Migration(\"20240301000000_add_teams\", Scope = MigrationScope.Tenant)]\npublic class AddTeams : SqlMigration\n{\n    public const string Up = \"\"\"\n        SELECT 1;\n        SELECT 2;\n        \"\"\", Down = @\"SELECT 3;\n  SELECT 4;\";\n}\n");
        origin.Lock();
        await origin.GitAsync(0, "init", "-q", "-b", "main");
        await origin.CommitAsync("base");

        using var clone = new ShopFolder();
        foreach (var file in clone.Snapshot().Keys) clone.Delete(file);
        await clone.GitAsync(0, "-c", $"core.autocrlf={autoCrlf}", "clone", "-q", "-c", $"core.autocrlf={autoCrlf}", origin.Path, "checkout");
        foreach (var file in clone.Snapshot()) clone.Write(file.Key["checkout/".Length..], file.Value);

        Assert.Equal(autoCrlf == "true", clone.Read(ShopFolder.FileOf(ShopFolder.Users)).Contains("\r\n", StringComparison.Ordinal));
        Assert.Equal(autoCrlf == "true", clone.LockText.Contains("\r\n", StringComparison.Ordinal));
        Assert.Empty(clone.Lock(check: true).Findings);
        Assert.False(clone.Lock().Written);
        Assert.Empty(clone.Rebase().Files);
    }

    /// <summary>On a branch <c>ours</c>, in the middle of a merge of <c>main</c>.</summary>
    private static async Task<ShopFolder> MergeAsync(string ours, string theirs)
    {
        var shop = new ShopFolder();
        shop.Lock();
        await shop.GitAsync(0, "init", "-q", "-b", "main");
        await shop.CommitAsync("base");
        await shop.GitAsync(0, "checkout", "-q", "-b", "ours");
        Release(shop, ours);
        await shop.CommitAsync("ours");
        await shop.GitAsync(0, "checkout", "-q", "main");
        Release(shop, theirs);
        await shop.CommitAsync("theirs");
        await shop.GitAsync(0, "checkout", "-q", "ours");
        await shop.GitAsync(1, "merge", "-q", "main", "-m", "merge");
        return shop;
    }

    /// <summary>Also one that sorts before others, as somebody may do who has switched TM1015 off.</summary>
    private static void Release(ShopFolder shop, string id)
    {
        shop.WriteMigration(id);
        var scripts = shop.Open().ReadMigrations().Scripts;
        shop.Write("migrations.lock", LockFile.Write(scripts.Select(ReleasedMigration.Of)));
    }
}
