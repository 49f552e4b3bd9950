using System.Text.Json;

namespace TenantMigrations.Engine;

/// <summary>A JSON file with an array of tenants: objects, or plain ids.</summary>
internal sealed class TenantFile(string path) : ITenantSource
{
    private static readonly string[] s_known = ["id", "name", "schema", "database", "connection", "labels", "state"];

    private static readonly JsonDocumentOptions s_options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public async Task<IReadOnlyList<TenantEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using var closing = stream.ConfigureAwait(false);
            using var document = await JsonDocument.ParseAsync(stream, s_options, cancellationToken).ConfigureAwait(false);
            if (document.RootElement.ValueKind != JsonValueKind.Array) throw Defect("it must hold an array of tenants, such as [\"acme\", {\"id\": \"globex\"}]");
            return [.. document.RootElement.EnumerateArray().Select(Read)];
        }
        catch (JsonException exception)
        {
            throw Defect($"it is not well-formed JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1})");
        }
        catch (InvalidOperationException)
        {
            // All other kinds of values are asked for before they are read.
            throw Defect("it holds half of a surrogate pair (\\ud800 to \\udfff), which is no text");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FleetException(
                FleetErrorKind.Settings,
                $"The tenants' file '{path}' (Tenants:File) cannot be read: {exception.Message} A relative path counts from the settings file's folder.",
                exception);
        }
    }

    private TenantEntry Read(JsonElement element, int index)
    {
        if (element.ValueKind == JsonValueKind.String) return new TenantEntry { Id = element.GetString()! };
        if (element.ValueKind != JsonValueKind.Object) throw Defect($"entry {index + 1} is neither an object nor an id");

        // One pass: a fleet may have a hundred thousand entries.
        var values = new JsonElement?[s_known.Length];
        foreach (var property in element.EnumerateObject())
        {
            var known = IndexOf(property);
            if (known >= 0)
            {
                if (values[known] is not null) throw Defect($"entry {index + 1} says '{property.Name}' twice");
                values[known] = property.Value;
                continue;
            }

            var nearest = Nearest.Of(property.Name, s_known);
            throw Defect(
                $"entry {index + 1} has an unknown property '{property.Name}'{(nearest is null ? $" (known are {string.Join(", ", s_known)})" : $"; did you mean '{nearest}'?")}");
        }

        string? Text(string name) => TextOf(values[Array.IndexOf(s_known, name)], name, index);
        var entry = new TenantEntry
        {
            Id = Text("id") ?? throw Defect($"entry {index + 1} has no 'id'"),
            Name = Text("name"),
            Schema = Text("schema"),
            Database = Text("database"),
            Connection = Text("connection"),
            State = State(Text("state"), index),
        };
        return values[Array.IndexOf(s_known, "labels")] is { ValueKind: not JsonValueKind.Null } labels ? entry with { Labels = Labels(labels, index) } : entry;
    }

    private static int IndexOf(JsonProperty property)
    {
        for (var i = 0; i < s_known.Length; i++)
            if (property.NameEquals(s_known[i])) return i;
        return Array.FindIndex(s_known, name => name.Equals(property.Name, StringComparison.OrdinalIgnoreCase));
    }

    private string? TextOf(JsonElement? value, string name, int index)
    {
        if (value is not { ValueKind: not JsonValueKind.Null } given) return null;
        return given.ValueKind == JsonValueKind.String ? given.GetString() : throw Defect($"'{name}' of entry {index + 1} is not a text");
    }

    private Dictionary<string, string> Labels(JsonElement value, int index)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (value.ValueKind != JsonValueKind.Object) throw Defect($"'labels' of entry {index + 1} is not an object such as {{\"ring\": \"canary\"}}");
        foreach (var label in value.EnumerateObject())
            labels[label.Name] = label.Value.ValueKind == JsonValueKind.String ? label.Value.GetString()! : label.Value.GetRawText();
        return labels;
    }

    private TenantState State(string? text, int index) =>
        text is null ? TenantState.Active
        : Enum.TryParse<TenantState>(text, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state
        : throw Defect($"'state' of entry {index + 1} is '{text}'; expected is 'active' or 'suspended'");

    private FleetException Defect(string what) => new(FleetErrorKind.Settings, $"The tenants' file '{path}' (Tenants:File) cannot be used: {what}.");
}
