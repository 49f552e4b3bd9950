namespace TenantMigrations.Analysis.Sql;

/// <summary><c>ALTER SYSTEM</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Setting">What is set or reset.</param>
internal sealed record AlterSystem(SqlSpan Span, SettingStatement Setting) : Statement(Span);
