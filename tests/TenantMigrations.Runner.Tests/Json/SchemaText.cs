using System.Text;
using System.Text.Json.Nodes;

namespace TenantMigrations.Runner.Tests;

/// <summary>A JSON schema in the short notation of docs/cli.md.</summary>
internal static class SchemaText
{
    public static string Of(JsonNode schema)
    {
        var text = new StringBuilder();
        Write(text, schema, schema, "");
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode schema, JsonNode root, string indent)
    {
        if (schema["$ref"] is { } reference)
        {
            var target = root;
            foreach (var part in ((string)reference!).Split('/').Skip(1)) target = target[part]!;
            Write(text, target, root, indent);
            return;
        }

        if (schema["enum"] is JsonArray values)
        {
            text.AppendJoin(" | ", values.Select(value => value?.ToJsonString() ?? "null"));
            return;
        }

        var types = schema["type"] is JsonArray several ? several.Select(type => (string)type!).ToArray() : [(string)schema["type"]!];
        if (types.Contains("object")) WriteObject(text, schema, root, indent);
        else if (types.Contains("array")) WriteArray(text, schema, root, indent);
        else text.Append((string?)schema["format"] ?? types[0]);
        if (types.Contains("null")) text.Append(" | null");
    }

    private static void WriteObject(StringBuilder text, JsonNode schema, JsonNode root, string indent)
    {
        // Whatever names there are: labels.
        if (schema["properties"] is null)
        {
            text.Append("{ [name]: ");
            Write(text, schema["additionalProperties"]!, root, indent);
            text.Append(" }");
            return;
        }

        text.Append("{\n");
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var isRequired = schema["required"] is JsonArray required && required.Any(known => (string)known! == name);
            text.Append(indent).Append("  \"").Append(name).Append(isRequired ? "\": " : "\"?: ");
            Write(text, property!, root, indent + "  ");
            text.Append('\n');
        }

        text.Append(indent).Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonNode schema, JsonNode root, string indent)
    {
        text.Append("[ ");
        Write(text, schema["items"]!, root, indent);
        text.Append(" ]");
    }
}
