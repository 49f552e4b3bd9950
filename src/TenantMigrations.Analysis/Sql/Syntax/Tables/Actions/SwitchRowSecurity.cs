namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ENABLE</c>, <c>DISABLE</c>, <c>FORCE</c> or <c>NO FORCE ROW LEVEL SECURITY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsForce">Whether it is about the table's owner.</param>
/// <param name="IsOn">Whether it is switched on.</param>
internal sealed record SwitchRowSecurity(SqlSpan Span, bool IsForce, bool IsOn) : AlterAction(Span);
