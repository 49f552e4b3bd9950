namespace TenantMigrations.Analysis.Sql;

/// <summary>A statement that was read, and of which nothing but its kind matters to any rule.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Family">Its first words in capitals, such as <c>CREATE TEXT SEARCH PARSER</c>.</param>
internal sealed record OtherStatement(SqlSpan Span, string Family) : Statement(Span);
