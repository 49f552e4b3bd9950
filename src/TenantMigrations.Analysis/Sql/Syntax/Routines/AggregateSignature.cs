namespace TenantMigrations.Analysis.Sql;

/// <summary>An aggregate as statements name it: <c>a(int)</c>, <c>a(*)</c>, <c>a(float8 ORDER BY int)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The direct ones; none for <c>*</c>.</param>
/// <param name="Ordered">Those behind <c>ORDER BY</c>; null where it does not stand there.</param>
internal sealed record AggregateSignature(
    SqlSpan Span, QualifiedName Name, IReadOnlyList<RoutineParameter> Parameters, IReadOnlyList<RoutineParameter>? Ordered) : SqlNode(Span);
