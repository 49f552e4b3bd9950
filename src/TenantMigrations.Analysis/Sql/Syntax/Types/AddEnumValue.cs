namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ADD VALUE</c> of an enum.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">The value.</param>
/// <param name="IfNotExists">Whether nothing is done where it is there.</param>
/// <param name="Neighbor">The value beside it; null where it goes to the end.</param>
/// <param name="IsBefore">Whether it goes before that one, and not behind.</param>
internal sealed record AddEnumValue(SqlSpan Span, string Value, bool IfNotExists, string? Neighbor, bool IsBefore) : AlterAction(Span);
