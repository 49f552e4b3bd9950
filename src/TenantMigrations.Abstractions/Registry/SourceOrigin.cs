namespace TenantMigrations;

/// <summary>
/// Where a migration text begins in its source file, so that an error of the server finds its line: 0, 0 for a <c>.sql</c> file;
/// for a C# constant the place of its first character.
/// </summary>
/// <param name="Line">Zero-based line of the text's first line.</param>
/// <param name="Column">Zero-based column of the text's first character.</param>
/// <param name="Indent">How many columns the following lines are indented in the source and not in the text (raw strings).</param>
/// <param name="IsExact">False where the constant has escapes or is composed, so that only the line of its beginning is known.</param>
public readonly record struct SourceOrigin(int Line, int Column, int Indent, bool IsExact)
{
    /// <summary>The origin of a file that is the migration text itself.</summary>
    public static SourceOrigin File { get; } = new(0, 0, 0, IsExact: true);
}
