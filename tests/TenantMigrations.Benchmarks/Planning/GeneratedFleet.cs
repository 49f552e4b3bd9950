using System.Globalization;
using System.Text.Json;
using TenantMigrations.Engine;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>A tenants' file as an operator would have it.</summary>
internal static class GeneratedFleet
{
    private const int Servers = 100;

    public static string IdOf(int tenant) => string.Create(CultureInfo.InvariantCulture, $"customer-{tenant:000000}");

    public static int NumberOf(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    public static string Write(string folder, TenantIsolation isolation, int tenants)
    {
        var path = Path.Combine(folder, $"tenants-{isolation}.json");
        using var file = File.Create(path);
        JsonSerializer.Serialize(file, Enumerable.Range(0, tenants).Select(i => isolation == TenantIsolation.Database
            ? new Dictionary<string, object>
            {
                ["id"] = IdOf(i),
                ["connection"] = $"Host=db{i % Servers:00}.example;Username=app;Password=p;Database={IdOf(i)}",
                ["labels"] = new { ring = i % 100 == 0 ? "canary" : "main" },
            }
            : new Dictionary<string, object> { ["id"] = IdOf(i), ["name"] = $"Customer {i}", ["labels"] = new { ring = i % 100 == 0 ? "canary" : "main" } }));
        return path;
    }
}
