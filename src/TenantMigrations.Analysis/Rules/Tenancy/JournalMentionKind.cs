namespace TenantMigrations.Analysis;

/// <summary>As what a <see cref="JournalMention"/> names the journal.</summary>
internal enum JournalMentionKind
{
    /// <summary>As the schema of a table, a function or something else.</summary>
    Qualifier,

    /// <summary>As a schema that something is done with: <c>DROP SCHEMA</c>, <c>GRANT … ON SCHEMA</c>.</summary>
    Schema,

    /// <summary>In a search path.</summary>
    SearchPath,

    /// <summary>A setting of the runner.</summary>
    Setting,

    /// <summary>In a string that is read as a name or as SQL.</summary>
    Text,
}
