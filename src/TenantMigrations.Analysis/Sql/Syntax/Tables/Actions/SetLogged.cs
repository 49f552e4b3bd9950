namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET LOGGED</c> or <c>SET UNLOGGED</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsLogged">Which of them.</param>
internal sealed record SetLogged(SqlSpan Span, bool IsLogged) : AlterAction(Span);
