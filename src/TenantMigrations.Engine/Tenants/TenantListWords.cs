using System.Text;
using System.Text.Json;

namespace TenantMigrations.Engine;

/// <summary>Where tenants are listed, and how an entry is written there.</summary>
internal static class TenantListWords
{
    public static string Source(TenantSourceSettings source) =>
        source.List is not null ? "Tenants:List" : source.File is not null ? $"Tenants:File ({source.File})" : "Tenants:Query";

    /// <summary>An entry as one line of JSON. The connection, a secret, is not a part of it.</summary>
    public static string Json(TenantEntry entry)
    {
        var text = new StringBuilder("{ ").Append("\"id\": ").Append(Quoted(entry.Id));
        Add("name", entry.Name);
        Add("schema", entry.Schema);
        Add("database", entry.Database);
        if (entry.Labels.Count > 0)
        {
            text.Append(", \"labels\": { ")
                .AppendJoin(", ", entry.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{Quoted(label.Key)}: {Quoted(label.Value)}"))
                .Append(" }");
        }

        if (entry.State == TenantState.Suspended) text.Append(", \"state\": \"suspended\"");
        return text.Append(" }").ToString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append(", \"").Append(name).Append("\": ").Append(Quoted(value));
        }
    }

    // Names of people keep their letters; what JSON must escape is escaped.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
