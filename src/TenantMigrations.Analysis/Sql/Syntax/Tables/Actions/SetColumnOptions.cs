namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET (…)</c>, <c>RESET (…)</c>, <c>SET STORAGE</c>, <c>SET COMPRESSION</c>, <c>OPTIONS (…)</c>: how a column is kept and planned.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Options">What is set; a storage or compression as an option of that name.</param>
internal sealed record SetColumnOptions(SqlSpan Span, Name Column, IReadOnlyList<Option> Options) : AlterAction(Span);
