using System.Text.Json.Serialization;

namespace TenantMigrations.Corpus;

/// <summary>A line of the output of <c>judge</c>.</summary>
internal sealed record FileVerdict(int File, int Start, int End, string Outcome, int? At, string? What, Verdict? Body);

/// <summary>The output of <c>time</c>.</summary>
internal sealed record Timing(double Seconds);

/// <summary>An answer of <c>lines</c>: statements, or what was thrown.</summary>
internal sealed record Answer(IReadOnlyList<Verdict>? Statements, string? Exception = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FileVerdict))]
[JsonSerializable(typeof(Timing))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(string))]
internal sealed partial class VerdictJson : JsonSerializerContext;
