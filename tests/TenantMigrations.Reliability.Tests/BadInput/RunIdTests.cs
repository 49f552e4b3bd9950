using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.BadInput;

/// <summary>Runs that are not there.</summary>
public sealed class RunIdTests(FleetTemplates templates)
{
    private const string Unknown = "0193f5a2-6c1e-7d3b-9a4f-2b8c5e7d9f01";

    [Theory]
    [InlineData("rollback", "--run", Unknown)]
    [InlineData("run", "--resume", Unknown)]
    [InlineData("run", "--pause", Unknown)]
    [InlineData("run", "--abandon", Unknown)]
    [InlineData("status", "--run", Unknown)]
    public async Task A_run_that_does_not_exist_is_refused(params string[] arguments)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);

        await Refusal.ExpectAsync(fleet, $"a run id that does not exist ({string.Join(' ', arguments.SkipLast(1))})", 2, [Unknown], arguments);
    }

    [Theory]
    [InlineData("rollback", "--run", "yesterday")]
    [InlineData("run", "--resume", "yesterday")]
    public async Task What_is_no_run_id_is_refused(params string[] arguments)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);

        await Refusal.ExpectAsync(fleet, $"a run id that is none ({string.Join(' ', arguments.SkipLast(1))})", 2, ["yesterday"], arguments);
    }

    [Theory]
    [InlineData("--resume")]
    [InlineData("--pause")]
    [InlineData("--abandon")]
    public async Task A_run_that_is_finished_is_not_gone_on_with(string option)
    {
        await using var fleet = await templates.CopyAsync(tenants: 2);
        var run = (await fleet.JsonAsync(0, "run")).GetProperty("runId").GetString()!;

        await Refusal.ExpectAsync(fleet, $"run {option} of a finished run", 2, [run, "completed"], "run", option, run);
    }
}
