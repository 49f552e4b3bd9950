using Xunit;

namespace TenantMigrations.TestKit;

/// <summary>Statements around which a transaction does no harm: the rule lets them pass, and the server takes them.</summary>
public static class TransactionBlockStatements
{
    /// <summary>About what the tests of the room Postgres make: tables, an index, a subscription.</summary>
    public static TheoryData<string> Taken { get; } =
    [
        "DROP INDEX i",
        "REINDEX TABLE t",
        "REINDEX INDEX i",
        "REINDEX (CONCURRENTLY false) TABLE t",
        "CLUSTER t USING i",
        "CLUSTER t",
        "ANALYZE",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY v",
        "TRUNCATE t",
        "ALTER TABLE t VALIDATE CONSTRAINT c",
        "DISCARD PLANS",
        "DISCARD TEMP",
    ];
}
