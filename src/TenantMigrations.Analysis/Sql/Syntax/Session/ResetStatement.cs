namespace TenantMigrations.Analysis.Sql;

/// <summary><c>RESET …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What is reset.</param>
/// <param name="Name">The setting; <c>all</c> for <see cref="SettingKind.All"/>.</param>
internal sealed record ResetStatement(SqlSpan Span, SettingKind Kind, string Name) : SettingStatement(Span, Kind, Name);
