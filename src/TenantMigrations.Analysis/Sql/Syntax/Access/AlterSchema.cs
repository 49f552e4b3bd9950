namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER SCHEMA</c>: a new name or a new owner.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">The schema.</param>
/// <param name="Change">Which; null only in what is thrown away because of an error.</param>
internal sealed record AlterSchema(SqlSpan Span, Name Name, AlterAction? Change) : Statement(Span);
