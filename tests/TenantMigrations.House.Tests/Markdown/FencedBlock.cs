namespace TenantMigrations.House.Tests.Markdown;

/// <summary>A block between two fences.</summary>
/// <param name="Language">What stands behind the opening fence.</param>
/// <param name="Lines">What stands between the fences.</param>
/// <param name="File">The file that the line above announces (it ends with a path in backticks and a colon); null where it announces none.</param>
/// <param name="LineNumber">The line of the opening fence, 1-based.</param>
internal sealed record FencedBlock(string Language, IReadOnlyList<string> Lines, string? File, int LineNumber);
