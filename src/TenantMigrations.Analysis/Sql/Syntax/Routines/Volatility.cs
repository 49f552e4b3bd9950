namespace TenantMigrations.Analysis.Sql;

/// <summary>What a function promises of its results.</summary>
internal enum Volatility
{
    Volatile,
    Stable,
    Immutable,
}
