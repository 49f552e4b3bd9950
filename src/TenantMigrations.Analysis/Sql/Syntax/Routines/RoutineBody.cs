namespace TenantMigrations.Analysis.Sql;

/// <summary>What a routine does.</summary>
/// <param name="Span">Where it stands.</param>
internal abstract record RoutineBody(SqlSpan Span) : SqlNode(Span);
