namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET EXPRESSION AS (…)</c> of a computed column, which is computed anew.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">From what it is computed.</param>
internal sealed record SetColumnExpression(SqlSpan Span, Name Column, Expression Value) : AlterAction(Span);
