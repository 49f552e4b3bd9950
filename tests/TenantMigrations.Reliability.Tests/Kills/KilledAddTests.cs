using System.Globalization;
using System.Text.Json;
using TenantMigrations.Reliability.Tests.Harness;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Reliability.Tests.Kills;

/// <summary><c>tenants add</c> killed (SIGKILL) at any moment: given again it completes, and the tenant equals one that was added undisturbed.</summary>
public sealed class KilledAddTests(FleetTemplates templates)
{
    private const string File = "tenants.json";
    private const string Undisturbed = "undisturbed";

    private static readonly FleetOptions s_inFile = FleetOptions.Default with { More = new Dictionary<string, object> { ["Tenants"] = new { File } } };

    [Theory]
    [InlineData(null)]
    [InlineData("blank")]
    public async Task Given_again_it_completes_what_an_undisturbed_one_makes(string? template)
    {
        var kills = Measure.Kills;
        await using var fleet = await templates.CopyAsync(tenants: 2, options: s_inFile, upTo: Migrations.PositiveCents);
        var file = fleet.Program.PathTo(File);
        await System.IO.File.WriteAllTextAsync(file, """["t001", "t002"]""");
        (await fleet.RunAsync("run")).Expect(0);
        if (template is not null)
        {
            (await fleet.RunAsync("tenants", "add", template)).Expect(0);
            (await fleet.RunAsync("tenants", "add", "proof", "--template", template)).Expect(0);
        }

        string[] Add(string id) => template is null ? ["tenants", "add", id] : ["tenants", "add", id, "--template", template];
        var window = await fleet.MeasureRunAsync(Add(Undisturbed));
        var expected = await ReadAsync(fleet, Undisturbed);
        if (template is not null) Assert.NotEqual(0, await CopiedAsync(fleet, Undisturbed));
        var random = new Random(20260126);
        var (midway, runs, recoveries, copied) = (0, 0, 0, 0);

        for (var n = 0; n < kills; n++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"added{n:000}");
            var moment = window * random.NextDouble();
            await using (var process = await fleet.StartRunAsync(Add(id)))
            {
                var kill = Task.Delay(moment);
                while (!kill.IsCompleted && !process.HasExited)
                {
                    Assert.InRange(Listed(file, id), 0, 1);
                    await Task.Delay(1);
                }

                if (!process.HasExited) midway++;
                window *= process.HasExited ? 0.8 : 1.1;
                process.Kill();
            }

            Assert.InRange(Listed(file, id), 0, 1);
            if (n % 3 == 2) await fleet.WaitForNoWorkAsync();
            var then = await fleet.CarryOnAsync(Add(id));
            runs += then.Runs;
            recoveries += then.Recoveries;
            if (await CopiedAsync(fleet, id) > 0) copied++;
            Assert.Equal(1, Listed(file, id));
            var made = await ReadAsync(fleet, id);
            Assert.True(expected == made, $"kill {n} after {moment.TotalMilliseconds:0} ms: another tenant:\n{Fingerprint.Difference(expected, made)}");
            await fleet.AssertOnceAsync($"kill {n} after {moment.TotalMilliseconds:0} ms");
        }

        (await fleet.RunAsync("validate")).Expect(0);
        Assert.True(midway >= kills / 3, $"only {midway} of {kills} kills met a command in progress");
        FailureTable.Add(
            template is null ? "'tenants add' killed (SIGKILL) at a random moment" : "'tenants add --template' killed (SIGKILL) at a random moment",
            $"{kills} kills, {midway} in progress; the same command {runs} times and recover {recoveries} times{(template is null ? "" : $"; {copied} tenants copied in the end")}",
            "listed once; catalog, rows and journal equal those of a tenant added undisturbed; each migration applied once");
    }

    /// <summary>How often the file lists a tenant: whoever reads it, at whatever moment, reads all of it.</summary>
    private static int Listed(string file, string id)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        return document.RootElement.EnumerateArray().Count(entry => (entry.ValueKind == JsonValueKind.String ? entry.GetString() : entry.GetProperty("id").GetString()) == id);
    }

    private static Task<long> CopiedAsync(Fleet fleet, string id) =>
        fleet.Database.ScalarAsync<long>($"SELECT count(*) FROM tenant_migrations.tenant_migration_log WHERE tenant_id = '{id}' AND kind = 'copied'");

    /// <summary>What is a tenant's in the fingerprint, without its name.</summary>
    private static async Task<string> ReadAsync(Fleet fleet, string id)
    {
        var lines = (await Fingerprint.ReadAsync(fleet.Database)).Split('\n').Where(line => line.Contains(id, StringComparison.Ordinal));
        return string.Join('\n', lines.Select(line => line.Replace(id, "(tenant)", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
