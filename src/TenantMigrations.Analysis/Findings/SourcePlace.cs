namespace TenantMigrations.Analysis;

/// <summary>Where something is written.</summary>
/// <param name="Path">The file, as the reader was given it.</param>
/// <param name="TypeName">The class, fully qualified; null in a <c>.sql</c> file.</param>
/// <param name="Anchor">What the place is measured from.</param>
/// <param name="Index">Which one, where the anchor counts; otherwise 0.</param>
/// <param name="Range">The text, for <see cref="SourceAnchor.File"/>, <see cref="SourceAnchor.UpText"/>, <see cref="SourceAnchor.DownText"/> and <see cref="SourceAnchor.VerifyText"/>; otherwise default.</param>
public sealed record SourcePlace(string Path, string? TypeName, SourceAnchor Anchor, int Index, TextRange Range);
