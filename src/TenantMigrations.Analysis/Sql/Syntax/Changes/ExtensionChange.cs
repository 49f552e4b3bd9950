namespace TenantMigrations.Analysis.Sql;

/// <summary><c>[NO] DEPENDS ON EXTENSION …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Extension">The extension.</param>
/// <param name="IsRemoved">Whether <c>NO</c> stands before it.</param>
internal sealed record ExtensionChange(SqlSpan Span, Name Extension, bool IsRemoved) : ObjectChange(Span);
