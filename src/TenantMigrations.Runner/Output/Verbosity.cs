namespace TenantMigrations.Runner;

/// <summary>How much is told while work is going on.</summary>
internal enum Verbosity
{
    /// <summary>Results and errors only.</summary>
    Quiet,

    /// <summary>Progress.</summary>
    Normal,

    /// <summary>Every migration of every tenant, and where unexpected errors come from.</summary>
    Debug,
}
