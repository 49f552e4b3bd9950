using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>A place that names the schema of the journal, or one of the runner's own settings.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">As what it is named.</param>
internal sealed record JournalMention(SqlSpan Span, JournalMentionKind Kind)
{
    /// <summary>What the names of the runner's own settings begin with, whatever the journal's schema is called.</summary>
    public const string SettingPrefix = "tenant_migrations.";
}
