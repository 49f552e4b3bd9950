namespace TenantMigrations.Analysis.Sql;

/// <summary>Where PostgreSQL would stop reading a statement.</summary>
/// <param name="Span">The token that does not fit; empty, at the semicolon or the end of the text, where the statement ends too early.</param>
/// <param name="Expected">What might have stood there instead, as one would write it; in no order.</param>
/// <param name="Reason">What is wrong, where that is more than a token in the wrong place; null otherwise. A sentence.</param>
/// <param name="NeedsVersion">The version of PostgreSQL that reads it, where one does.</param>
internal sealed record SyntaxError(SqlSpan Span, IReadOnlyList<string> Expected, string? Reason = null, int? NeedsVersion = null);
