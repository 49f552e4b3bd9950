namespace TenantMigrations;

/// <summary>How often a migration is applied.</summary>
public enum MigrationScope
{
    /// <summary>Once per physical database.</summary>
    Global,

    /// <summary>Once per tenant.</summary>
    Tenant,
}
