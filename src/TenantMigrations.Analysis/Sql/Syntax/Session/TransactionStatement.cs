namespace TenantMigrations.Analysis.Sql;

/// <summary><c>BEGIN</c>, <c>COMMIT</c>, <c>SAVEPOINT</c> and the like.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it does.</param>
internal sealed record TransactionStatement(SqlSpan Span, TransactionKind Kind) : Statement(Span);
