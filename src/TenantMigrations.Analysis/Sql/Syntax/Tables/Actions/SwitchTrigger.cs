namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ENABLE</c> or <c>DISABLE TRIGGER</c> or <c>RULE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsRule">Whether it is about a rule.</param>
/// <param name="IsOn">Whether it is switched on.</param>
/// <param name="Name">Which; null for <c>ALL</c> and <c>USER</c>.</param>
/// <param name="When"><c>ALWAYS</c>, <c>REPLICA</c>, or null.</param>
internal sealed record SwitchTrigger(SqlSpan Span, bool IsRule, bool IsOn, Name? Name, string? When) : AlterAction(Span);
