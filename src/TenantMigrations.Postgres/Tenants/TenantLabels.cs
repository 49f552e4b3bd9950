using System.Text.Json;

namespace TenantMigrations.Postgres.Tenants;

/// <summary>Labels as a JSON object or as <c>k=v,k=v</c>.</summary>
internal static class TenantLabels
{
    /// <summary>The labels; null where the text is neither form.</summary>
    public static IReadOnlyDictionary<string, string>? Parse(string? text)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrWhiteSpace(text)) return labels;
        if (!text.AsSpan().TrimStart().StartsWith("{")) return Pairs(text, labels) ? labels : null;
        try
        {
            using var json = JsonDocument.Parse(text);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null) return null;
                labels[property.Name] = property.Value.ToString();
            }

            return labels;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Pairs(string text, Dictionary<string, string> labels)
    {
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0) return false;
            labels[pair[..equals].TrimEnd()] = pair[(equals + 1)..].TrimStart();
        }

        return true;
    }
}
