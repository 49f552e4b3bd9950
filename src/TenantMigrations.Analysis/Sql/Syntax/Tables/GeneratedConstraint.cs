namespace TenantMigrations.Analysis.Sql;

/// <summary><c>GENERATED ALWAYS AS (…)</c>: the column is computed.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Value">From what.</param>
/// <param name="IsStored">Whether when it is written or, as <c>VIRTUAL</c>, when it is read.</param>
internal sealed record GeneratedConstraint(SqlSpan Span, Expression Value, bool IsStored) : Constraint(Span);
