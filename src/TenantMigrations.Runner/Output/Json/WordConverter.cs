using System.Text.Json;
using System.Text.Json.Serialization;

namespace TenantMigrations.Runner;

/// <summary>Writes the members of an enum as <c>rolled_back</c>, the way the journal does.</summary>
internal sealed class WordConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
