namespace TenantMigrations.Runner;

/// <summary>A line of a source.</summary>
/// <param name="Text">The line.</param>
/// <param name="Number">Its number, 1-based.</param>
/// <param name="Column">The place in the text, 1-based, in UTF-16 code units; null where it is not known.</param>
internal sealed record SourceLine(string Text, int Number, int? Column);
