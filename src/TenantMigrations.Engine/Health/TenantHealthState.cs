namespace TenantMigrations.Engine;

/// <summary>Whether an application may serve a tenant.</summary>
public enum TenantHealthState
{
    /// <summary>The tenant and its database have every migration that the application was compiled with, perhaps more.</summary>
    Ready,

    /// <summary>Migrations are missing.</summary>
    Behind,

    /// <summary>It could not be found out: the database did not answer, or the tenant is not listed.</summary>
    Unknown,
}
