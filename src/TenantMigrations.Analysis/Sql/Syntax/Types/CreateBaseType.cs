namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE TYPE … (input = …, …)</c>, or a name only, to be filled in later.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Options">What is said of it; none for a name only.</param>
internal sealed record CreateBaseType(SqlSpan Span, QualifiedName Name, IReadOnlyList<Option> Options) : CreateType(Span, Name);
