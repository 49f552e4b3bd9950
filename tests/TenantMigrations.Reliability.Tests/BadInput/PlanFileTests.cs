using System.Text.Json.Nodes;
using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.BadInput;

/// <summary>A plan on disk that is not the one that was made, or does not fit the fleet any more.</summary>
public sealed class PlanFileTests(FleetTemplates templates)
{
    private const string File = "release.plan.json";

    [Fact]
    public async Task With_a_step_taken_out_by_hand_it_is_refused() => await EditedAsync(
        "a plan file edited by hand: a tenant's work taken out",
        plan =>
        {
            var tenants = plan["databases"]![0]!["phases"]!.AsArray().Select(phase => phase!["tenants"]!.AsArray()).First(tenants => tenants.Count > 1);
            tenants.RemoveAt(0);
        });

    [Fact]
    public async Task With_another_hash_it_is_refused() => await EditedAsync(
        "a plan file edited by hand: another hash", plan => plan["hash"] = new string('0', plan["hash"]!.GetValue<string>().Length));

    [Fact]
    public async Task With_other_tenants_it_is_refused() => await EditedAsync(
        "a plan file edited by hand: other tenants asked for", plan => plan["request"]!["tenants"] = new JsonArray("t001"));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"hash\":null}")]
    [InlineData("[1, 2]")]
    public async Task What_is_no_plan_is_refused(string text)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        await System.IO.File.WriteAllTextAsync(fleet.Program.PathTo(File), text);

        await Refusal.ExpectAsync(fleet, "a plan file that is none", 2, [File, "plan --out"], "run", "--plan", File);
    }

    [Fact]
    public async Task A_tenant_that_was_removed_since_is_named()
    {
        await using var fleet = await templates.CopyAsync(tenants: 3);
        (await fleet.RunAsync("plan", "--out", File)).Expect(0);
        var plan = fleet.Program.PathTo(File);
        await using var smaller = fleet.WithTenants("t001", "t002");

        await Refusal.ExpectAsync(smaller, "a tenant removed between plan and run", 3, ["t003"], "run", "--plan", plan);
    }

    [Fact]
    public async Task A_plan_that_was_run_already_is_refused_and_not_run_again()
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        (await fleet.RunAsync("plan", "--out", File)).Expect(0);
        (await fleet.RunAsync("run", "--plan", File)).Expect(0);

        await Refusal.ExpectAsync(fleet, "a plan that was run already", 3, ["agreed on", "Nothing was changed"], "run", "--plan", File);
    }

    private async Task EditedAsync(string failure, Action<JsonNode> edit)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        (await fleet.RunAsync("plan", "--out", File)).Expect(0);
        var path = fleet.Program.PathTo(File);
        var plan = JsonNode.Parse(await System.IO.File.ReadAllTextAsync(path))!;
        edit(plan);
        await System.IO.File.WriteAllTextAsync(path, plan.ToJsonString());

        await Refusal.ExpectAsync(fleet, failure, 2, [File, "plan --out"], "run", "--plan", File);
    }
}
