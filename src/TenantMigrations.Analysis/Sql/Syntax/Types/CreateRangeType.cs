namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TYPE … AS RANGE</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Options"><c>subtype</c> and the others.</param>
internal sealed record CreateRangeType(SqlSpan Span, QualifiedName Name, IReadOnlyList<Option> Options) : CreateType(Span, Name);
