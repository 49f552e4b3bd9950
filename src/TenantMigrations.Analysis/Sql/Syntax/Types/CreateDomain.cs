namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE DOMAIN</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that it stands on.</param>
/// <param name="Constraints">What is said of its values, the default among it.</param>
internal sealed record CreateDomain(SqlSpan Span, QualifiedName Name, TypeName Type, IReadOnlyList<Constraint> Constraints) : Statement(Span);
