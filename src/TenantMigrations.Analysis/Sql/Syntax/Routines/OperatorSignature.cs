namespace TenantMigrations.Analysis.Sql;

/// <summary>An operator as statements name it: <c>+ (int, int)</c>, <c>pg_catalog.- (NONE, int)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Operator">Its name as written, with its schema where it has one.</param>
/// <param name="Left">What stands before it; null for <c>NONE</c>.</param>
/// <param name="Right">What stands behind it; null for <c>NONE</c>.</param>
internal sealed record OperatorSignature(SqlSpan Span, string Operator, TypeName? Left, TypeName? Right) : SqlNode(Span);
