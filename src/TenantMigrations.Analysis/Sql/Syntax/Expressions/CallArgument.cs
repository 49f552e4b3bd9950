namespace TenantMigrations.Analysis.Sql;

/// <summary>An argument of a function.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name in <c>name =&gt; value</c>.</param>
/// <param name="Value">Its value.</param>
internal sealed record CallArgument(SqlSpan Span, Name? Name, Expression Value) : SqlNode(Span);
