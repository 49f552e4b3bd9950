namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER SCHEMA</c>: a new name or a new owner.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The schema.</param>
/// <param name="NewName">Its name from now on.</param>
/// <param name="NewOwner">Its owner from now on.</param>
internal sealed record AlterSchema(SqlSpan Span, Name Name, Name? NewName, RoleName? NewOwner) : Statement(Span);
