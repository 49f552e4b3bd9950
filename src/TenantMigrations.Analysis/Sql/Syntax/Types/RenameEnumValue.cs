namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RENAME VALUE</c> of an enum.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">The value.</param>
/// <param name="NewValue">What it is called from now on.</param>
internal sealed record RenameEnumValue(SqlSpan Span, string Value, string NewValue) : AlterAction(Span);
