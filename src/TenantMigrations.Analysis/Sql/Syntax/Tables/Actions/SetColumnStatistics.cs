namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER COLUMN … SET STATISTICS</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Column">The column, or its number as written, for a column of an index.</param>
/// <param name="Target">How many values are kept; null for the default.</param>
internal sealed record SetColumnStatistics(SqlSpan Span, string Column, string? Target) : AlterAction(Span);
