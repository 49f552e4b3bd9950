namespace TenantMigrations;

/// <summary>How the tenants of an application are kept apart.</summary>
public enum TenantIsolation
{
    /// <summary>One schema for all; a tenant column and row level security.</summary>
    Shared,

    /// <summary>A schema per tenant.</summary>
    Schema,

    /// <summary>A database per tenant, on one server or many.</summary>
    Database,
}
