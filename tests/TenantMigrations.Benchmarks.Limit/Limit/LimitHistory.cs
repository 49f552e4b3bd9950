namespace TenantMigrations.Benchmarks.Limit;

/// <summary>Where the limit program records what it applied.</summary>
internal enum LimitHistory
{
    /// <summary>One table a database: the least work there can be for a new tenant.</summary>
    Central,

    /// <summary>A table in each tenant's schema, where the usual tools have it: asking each tenant opens each table.</summary>
    PerTenant,
}
