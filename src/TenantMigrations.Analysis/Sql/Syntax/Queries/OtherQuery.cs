namespace TenantMigrations.Analysis.Sql;

/// <summary>A query of which no rule needs to know more.</summary>
/// <param name="Span">Where it stands.</param>
internal sealed record OtherQuery(SqlSpan Span) : Query(Span);
