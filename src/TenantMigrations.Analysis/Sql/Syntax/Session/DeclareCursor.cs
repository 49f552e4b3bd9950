namespace TenantMigrations.Analysis.Sql;

/// <summary><c>DECLARE … CURSOR</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The cursor.</param>
/// <param name="IsHold">Whether it outlives the transaction.</param>
/// <param name="Query">What it walks over.</param>
internal sealed record DeclareCursor(SqlSpan Span, Name Name, bool IsHold, Statement Query) : Statement(Span);
