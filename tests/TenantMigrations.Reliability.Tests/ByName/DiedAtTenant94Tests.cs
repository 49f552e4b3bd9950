using TenantMigrations.Reliability.Tests.Harness;

namespace TenantMigrations.Reliability.Tests.ByName;

/// <summary>"A run that dies at tenant 94 of 200 with no record."</summary>
public sealed class DiedAtTenant94Tests(FleetTemplates templates)
{
    private const int Tenants = 200;
    private const string Names = "SELECT string_agg(DISTINCT right(name, 1), '') FROM";

    [Fact]
    public async Task What_is_done_is_known_tenant_by_tenant_and_the_next_run_does_the_rest()
    {
        await using var fleet = await templates.CopyAsync(Tenants);
        string[] run = ["run", "--migration", Migrations.BeforeIndexes];
        await using (var process = fleet.Program.Start(run))
        {
            while (!process.HasExited && (await fleet.TenantsWithAsync(Migrations.BeforeIndexes)).Length < 94) await Task.Delay(5);
            process.Kill();
        }

        await fleet.WaitForNoWorkAsync();

        // The record agrees with what the tenants' own rows say, for each of the 200.
        var recorded = await fleet.TenantsWithAsync(Migrations.BeforeIndexes);
        var changed = (await fleet.Database.RowsAsync(string.Join(
            " UNION ALL ", fleet.Tenants.Select(tenant => $"SELECT '{tenant}' WHERE ({Names} {tenant}.customers) = '!'")) + " ORDER BY 1")).ToArray();
        Assert.Equal(changed, recorded);
        Assert.InRange(recorded.Length, 94, Tenants - 1);
        var status = await fleet.JsonAsync(0, "status");
        Assert.Equal(Tenants, status.GetProperty("tenants").GetArrayLength());

        var rest = await fleet.JsonAsync(0, run);
        var begun = rest.GetProperty("tenants").EnumerateArray().Where(tenant => tenant.GetProperty("applied").GetInt32() > 0).Select(tenant => tenant.GetProperty("tenant").GetString()!).ToList();
        Assert.Equal(fleet.Tenants.Except(recorded), begun);
        Assert.Equal(Tenants, (await fleet.TenantsWithAsync(Migrations.BeforeIndexes)).Length);
        Assert.Equal("!", await fleet.Database.ScalarAsync<string>($"{Names} (" + string.Join(" UNION ALL ", fleet.Tenants.Select(tenant => $"SELECT right(name, 2) AS name FROM {tenant}.customers")) + ") AS all_of_them"));
        FailureTable.Add(
            "a run dies (SIGKILL) at tenant 94 of 200",
            FormattableString.Invariant($"the journal named the {recorded.Length} tenants that were done, as their rows do; the next run began {begun.Count}"),
            "200 of 200 done, each once");
    }
}
