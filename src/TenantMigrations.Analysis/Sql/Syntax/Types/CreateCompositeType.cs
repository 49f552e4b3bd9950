namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TYPE … AS (…)</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Attributes">What it consists of; there may be nothing.</param>
internal sealed record CreateCompositeType(SqlSpan Span, QualifiedName Name, IReadOnlyList<ColumnDefinition> Attributes) : CreateType(Span, Name);
