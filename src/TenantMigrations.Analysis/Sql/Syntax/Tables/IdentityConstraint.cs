namespace TenantMigrations.Analysis.Sql;

/// <summary><c>GENERATED … AS IDENTITY</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="IsAlways">Whether a value that a statement gives is refused (<c>ALWAYS</c>) or taken (<c>BY DEFAULT</c>).</param>
/// <param name="Options">The options of its sequence.</param>
internal sealed record IdentityConstraint(SqlSpan Span, bool IsAlways, IReadOnlyList<Option> Options) : Constraint(Span);
