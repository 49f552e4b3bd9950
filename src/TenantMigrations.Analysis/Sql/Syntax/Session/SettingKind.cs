namespace TenantMigrations.Analysis.Sql;

/// <summary>What a <see cref="SettingStatement"/> is about. <c>SET role = x</c> is of the same kind as <c>SET ROLE x</c>.</summary>
internal enum SettingKind
{
    /// <summary>A setting that is none of the others.</summary>
    Plain,
    Role,
    SessionAuthorization,
    TimeZone,

    /// <summary><c>search_path</c>, also as <c>SET SCHEMA</c>.</summary>
    SearchPath,

    /// <summary>The mode of the transaction, or its snapshot.</summary>
    Transaction,

    /// <summary>The mode of the session's later transactions.</summary>
    SessionCharacteristics,

    /// <summary>When deferrable constraints are checked.</summary>
    Constraints,

    /// <summary>Every setting: <c>RESET ALL</c>.</summary>
    All,
}
