namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET (…)</c>, <c>RESET (…)</c>, <c>OPTIONS (…)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Options">Which.</param>
/// <param name="IsReset">Whether they go back to their defaults.</param>
internal sealed record SetOptions(SqlSpan Span, IReadOnlyList<Option> Options, bool IsReset) : AlterAction(Span);
