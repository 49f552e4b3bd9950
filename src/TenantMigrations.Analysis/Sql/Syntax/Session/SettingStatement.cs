namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET</c> or <c>RESET</c>: a statement of its own, or a clause of a function, role or database.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Name">The setting in lower case, such as <c>app.current_tenant_id</c>; the server's own name where the statement has special words for it.</param>
internal abstract record SettingStatement(SqlSpan Span, SettingKind Kind, string Name) : Statement(Span);
