namespace TenantMigrations.Analysis.Sql;

/// <summary><c>CREATE SCHEMA</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The schema; null where it is named as its owner is.</param>
/// <param name="Owner">Whose it is, where that is said.</param>
/// <param name="IfNotExists">Whether an existing one is good as well.</param>
/// <param name="Elements">What is created in it by the same statement.</param>
internal sealed record CreateSchema(SqlSpan Span, Name? Name, RoleName? Owner, bool IfNotExists, IReadOnlyList<Statement> Elements) : Statement(Span);
