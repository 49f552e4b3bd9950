using System.Text;
using System.Text.Json.Nodes;
using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests;

public sealed class PlanFileTests : IDisposable
{
    private const string Name = "release.plan.json";

    private readonly TestRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task What_is_written_is_what_is_agreed_on()
    {
        var plan = Reports.PlanOf(3) with
        {
            Settings = new Dictionary<string, string> { ["TransactionPer"] = "0a1b" },
            Waves = [new PlannedWave(1, "ring=canary", 1, ["acme"]), new PlannedWave(2, "rest", 2, ["birch", "cobalt"])],
        };
        await WriteAsync(plan);

        Assert.Equal(ExitCode.Done, await _run.RunAsync("run", "--plan", Name));

        var agreed = Assert.IsType<PlanRequest>(_run.Fleet.Asked).Agreed!;
        var expected = AgreedPlan.Of(plan, new TestRegistry());
        Assert.Equal(expected.Hash, agreed.Hash);
        Assert.Equal(expected.Migrations, agreed.Migrations);
        Assert.Equal("0a1b", agreed.Settings["TransactionPer"]);
        Assert.Equal([1, 2], agreed.Waves.Select(wave => wave.Number));
        var share = Assert.Single(agreed.Databases[0].Shares);
        Assert.Equal(["acme", "birch", "cobalt"], share.Tenants);
        Assert.Equal(expected.Databases[0].Shares[0].Steps, share.Steps);
        Assert.Equal(expected.Databases[0].Global, agreed.Databases[0].Global);
    }

    [Fact]
    public async Task Blanks_and_line_ends_may_change()
    {
        await WriteAsync();
        _run.WriteFile(Name, JsonNode.Parse(Read())!.ToJsonString() + "\r\n");

        Assert.Equal(ExitCode.Done, await _run.RunAsync("run", "--plan", Name));
    }

    [Fact]
    public async Task It_may_come_through_a_pipe()
    {
        await WriteAsync();
        using var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(_run.Folder, "pipe"));
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        var writing = Task.Run(() => File.WriteAllText(Path.Combine(_run.Folder, "pipe"), Read()), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Done, await _run.RunAsync("run", "--plan", "pipe"));
        await writing;
    }

    [Fact]
    public async Task One_that_was_edited_by_hand_is_refused_whatever_was_edited()
    {
        await WriteAsync();
        var whole = Read();
        foreach (Action<JsonNode> edit in new Action<JsonNode>[]
        {
            plan => plan["databases"]![0]!["shares"]![0]!["tenants"]!.AsArray().RemoveAt(0),
            plan => plan["databases"]![0]!["shares"]![0]!["migrations"]!.AsArray().RemoveAt(0),
            plan => plan["request"]!["tenants"] = new JsonArray("acme"),
            plan => plan["migrations"]![0]!["checksum"] = "v1:other",
            plan => plan["hash"] = new string('0', 64),
            plan => plan["notes"] = new JsonArray("looks fine"),
            plan => plan["seal"] = "",
            plan => plan.AsObject().Remove("seal"),
            plan => plan.AsObject().Remove("databases"),
        })
        {
            var plan = JsonNode.Parse(whole)!;
            edit(plan);
            _run.WriteFile(Name, plan.ToJsonString());
            await RefusedAsync("its seal does not fit");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("42")]
    [InlineData("not JSON")]
    [InlineData("{\"hash\": 1}")]
    [InlineData("{\"hash\": \"x\", \"request\": \"all\"}")]
    [InlineData("{\"hash\": \"x\", \"request\": {}, \"databases\": {}}")]
    [InlineData("{\"hash\": \"x\", \"request\": {\"cascade\": \"yes\"}}")]
    [InlineData("{\"outcome\": \"done\", \"planHash\": \"x\"}")]
    public async Task What_is_not_a_plan_is_refused(string text)
    {
        _run.WriteFile(Name, text);
        await RefusedAsync("is not a plan");
    }

    [Fact]
    public async Task One_that_is_cut_off_is_refused_wherever_it_ends()
    {
        await WriteAsync();
        var whole = Read().TrimEnd();
        for (var length = 0; length < whole.Length; length += 97)
        {
            _run.WriteFile(Name, whole[..length]);
            await RefusedAsync("is not a plan, or only a part of one");
        }
    }

    [Fact]
    public async Task One_that_is_deeper_or_larger_than_any_plan_is_refused_and_not_read()
    {
        _run.WriteFile(Name, new string('[', 100_000));
        await RefusedAsync("is not a plan");

        using (var file = File.Create(Path.Combine(_run.Folder, Name))) file.SetLength(300L << 20);
        await RefusedAsync("300 MB");
        await File.WriteAllBytesAsync(Path.Combine(_run.Folder, Name), Encoding.Unicode.GetPreamble());
        await RefusedAsync("is not a plan");
    }

    [Fact]
    public async Task The_plan_of_a_rollback_is_not_run()
    {
        _run.Fleet.Plan = () => Reports.PlanOf(1);
        await _run.RunAsync("rollback", "--tenant", "acme", "--dry-run", "--format", "json");
        _run.WriteFile(Name, _run.OutText);
        _run.Out.GetStringBuilder().Clear();
        await RefusedAsync("is the plan of a rollback");
    }

    [Fact]
    public async Task What_plan_prints_as_json_can_be_run_as_well()
    {
        _run.Fleet.Plan = () => Reports.PlanOf(1);
        await _run.RunAsync("plan", "--format", "json");
        _run.WriteFile(Name, _run.OutText);

        Assert.Equal(ExitCode.Done, await _run.RunAsync("run", "--plan", Name));
    }

    [Fact]
    public async Task Neither_a_folder_nor_a_file_that_is_not_there_is_a_plan()
    {
        Directory.CreateDirectory(Path.Combine(_run.Folder, "folder"));
        await RefusedAsync("does not exist");
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("run", "--plan", "folder"));
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("plan", "--out", "folder"));
    }

    private async Task WriteAsync(MigrationPlan? plan = null)
    {
        _run.Fleet.Plan = () => plan ?? Reports.PlanOf(2);
        Assert.Equal(ExitCode.Done, await _run.RunAsync("plan", "--out", Name));
    }

    private string Read() => File.ReadAllText(Path.Combine(_run.Folder, Name));

    private async Task RefusedAsync(string why)
    {
        _run.Error.GetStringBuilder().Clear();
        Assert.Equal(ExitCode.Usage, await _run.RunAsync("run", "--plan", Name));
        Assert.Contains(why, _run.ErrorText.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Null(_run.Opening is { } && _run.Fleet.Asked is PlanRequest { Agreed: not null } ? _run.Fleet.Asked : null);
    }
}
