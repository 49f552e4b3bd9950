namespace TenantMigrations.Analysis.Sql;

/// <summary>What a trigger answers.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What is done to the table.</param>
/// <param name="Columns">Those of <c>UPDATE OF</c>; none where all are meant.</param>
internal sealed record TriggerEvent(SqlSpan Span, DataEvent Kind, IReadOnlyList<Name> Columns) : SqlNode(Span);
