namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TYPE … AS ENUM</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Labels">Its values, in order; there may be none.</param>
internal sealed record CreateEnumType(SqlSpan Span, QualifiedName Name, IReadOnlyList<string> Labels) : CreateType(Span, Name);
