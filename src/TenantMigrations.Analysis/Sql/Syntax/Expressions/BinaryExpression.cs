namespace TenantMigrations.Analysis.Sql;

/// <summary>An operator with two operands. A long chain is deep to the left: never walk down it by recursion (<see cref="ExpressionWalk"/>).</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Left">What stands before it.</param>
/// <param name="Operator">
/// As it is written, so <c>OPERATOR(pg_catalog.+)</c> too; one made of words in capitals: <c>IS DISTINCT FROM</c>, <c>IS NOT DISTINCT FROM</c>,
/// <c>AT TIME ZONE</c>, <c>OVERLAPS</c>.
/// </param>
/// <param name="Right">What stands behind it.</param>
internal sealed record BinaryExpression(SqlSpan Span, Expression Left, string Operator, Expression Right) : Expression(Span);
