namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET ACCESS METHOD</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Method">How it is kept; null for the default.</param>
internal sealed record SetAccessMethod(SqlSpan Span, Name? Method) : AlterAction(Span);
