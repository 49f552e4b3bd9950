namespace TenantMigrations.Analysis.Sql;

/// <summary><c>SET [SESSION|LOCAL] …</c>.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What is set.</param>
/// <param name="Name">The setting; what a <c>TRANSACTION</c> or <c>CONSTRAINTS</c> is set to, is not kept.</param>
/// <param name="Scope">How long it lasts.</param>
/// <param name="Values">The values, strings without their quotes; none for <c>DEFAULT</c> and <c>FROM CURRENT</c>.</param>
internal sealed record SetStatement(SqlSpan Span, SettingKind Kind, string Name, SettingScope Scope, IReadOnlyList<string> Values)
    : SettingStatement(Span, Kind, Name);
