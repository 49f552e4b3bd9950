namespace TenantMigrations.Analysis.Sql;

/// <summary>How long a <c>SET</c> lasts, as far as its words say.</summary>
internal enum SettingScope
{
    /// <summary>Neither word: as <see cref="Session"/>.</summary>
    Unsaid,
    Session,
    Local,
}
