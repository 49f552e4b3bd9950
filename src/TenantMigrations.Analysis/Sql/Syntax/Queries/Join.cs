namespace TenantMigrations.Analysis.Sql;

/// <summary>Two of them joined.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Left">The first.</param>
/// <param name="Kind">How.</param>
/// <param name="Right">The second.</param>
/// <param name="Condition">What is behind <c>ON</c>.</param>
/// <param name="Using">The columns behind <c>USING</c>.</param>
internal sealed record Join(SqlSpan Span, TableReference Left, JoinKind Kind, TableReference Right, Expression? Condition, IReadOnlyList<Name> Using)
    : TableReference(Span)
{
    /// <summary>Whether columns of the same name are its condition.</summary>
    public bool IsNatural { get; init; }

    /// <summary>What the columns behind <c>USING</c> are called together.</summary>
    public Name? UsingAlias { get; init; }
}
