namespace TenantMigrations.Analysis;

/// <summary>A stretch of source text. Lines and columns count from zero, everything in UTF-16 code units.</summary>
/// <param name="Start">
/// The offset of its first character. In a file: of the decoded file as it lies on disk, without byte order mark but with its CRLFs, which is what
/// an editor and the compiler count in. In a C# constant: of the migration text.
/// </param>
/// <param name="Length">How many characters it has, counted likewise.</param>
/// <param name="Line">The line of its first character. Lines are the same on disk and in the migration text.</param>
/// <param name="Column">The column of its first character.</param>
/// <param name="EndLine">The line behind its last character.</param>
/// <param name="EndColumn">The column behind its last character.</param>
public readonly record struct TextRange(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);
