using System.Text.Json;

namespace TenantMigrations.Postgres.Control;

/// <summary>Reads an array that came as JSON: the driver's own arrays need types that are not loaded.</summary>
internal static class TextArray
{
    public static IReadOnlyList<string>? Read(string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(item => item.GetString()!)];
    }
}
