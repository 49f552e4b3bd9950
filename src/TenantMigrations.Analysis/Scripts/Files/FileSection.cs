namespace TenantMigrations.Analysis;

/// <summary>What stands between two markers of a file.</summary>
/// <param name="Kind">Which part it is.</param>
/// <param name="Marker">The marker's comment; empty for the header.</param>
/// <param name="Options">What stands behind the marker's name.</param>
/// <param name="Start">Behind the marker.</param>
/// <param name="End">The next marker, or the end of the text.</param>
internal readonly record struct FileSection(ScriptSection Kind, StatementSpan Marker, StatementSpan Options, int Start, int End);
