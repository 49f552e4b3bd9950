namespace TenantMigrations.Engine;

/// <summary>Whether a tenant takes part in a rollback.</summary>
internal enum Standing
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>It is left alone until somebody activates it.</summary>
    Suspended,

    /// <summary>The journal has rows of it, and the fleet does not list it.</summary>
    Departed,
}
