namespace TenantMigrations.Analysis.Sql;

/// <summary>An expression that was read, and of which no rule needs to know more.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Parts">The expressions in it.</param>
internal sealed record OtherExpression(SqlSpan Span, IReadOnlyList<Expression> Parts) : Expression(Span);
