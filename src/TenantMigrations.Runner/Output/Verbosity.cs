namespace TenantMigrations.Runner;

/// <summary>How much is told while work is going on.</summary>
internal enum Verbosity
{
    /// <summary>Results and errors only.</summary>
    Quiet,

    /// <summary>Progress.</summary>
    Normal,

    /// <summary>Progress and the whole log: every migration and statement of every tenant, and where unexpected errors come from.</summary>
    Debug,
}
