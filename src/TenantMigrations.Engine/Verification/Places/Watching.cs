namespace TenantMigrations.Engine;

/// <summary>How closely statements are watched.</summary>
internal enum Watching
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Locks, files and counters.</summary>
    Effects,

    /// <summary>The catalog behind each of them.</summary>
    Catalogs,
}
