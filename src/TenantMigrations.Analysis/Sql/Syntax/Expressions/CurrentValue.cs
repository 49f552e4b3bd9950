namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CURRENT_USER</c>, <c>CURRENT_TIMESTAMP(3)</c> and the like.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The word, in lower case.</param>
internal sealed record CurrentValue(SqlSpan Span, string Name) : Expression(Span);
