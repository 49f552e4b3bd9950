using System.Text.Json;

namespace TenantMigrations.Benchmarks.Contestants.Ours;

/// <summary>The settings of a run, as an operator would write them.</summary>
internal static class FleetSettingsFile
{
    public static string Write(string folder, FleetJob job, CommitPer commitPer)
    {
        var tenants = File.ReadAllLines(job.TenantsFile).Select(name => job.Isolation == FleetIsolation.Schema
            ? new Dictionary<string, string> { ["id"] = name, ["schema"] = name }
            : new Dictionary<string, string> { ["id"] = name, ["database"] = name });
        var list = job.TenantsFile + ".json";
        File.WriteAllText(list, JsonSerializer.Serialize(tenants));

        var settings = Path.Combine(folder, "tenantmigrations.benchmark.json");
        File.WriteAllText(settings, JsonSerializer.Serialize(new
        {
            job.ConnectionString,
            job.Parallelism,
            TransactionPer = commitPer.ToString(),
            Tenants = new { File = list },
        }));
        return settings;
    }
}
