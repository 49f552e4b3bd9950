namespace TenantMigrations.Analysis.Sql;

/// <summary>A function or procedure as statements name it: <c>f</c>, <c>f()</c>, <c>f(int, text)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What is in the parentheses; null where there are none.</param>
internal sealed record RoutineSignature(SqlSpan Span, QualifiedName Name, IReadOnlyList<RoutineParameter>? Parameters) : SqlNode(Span);
