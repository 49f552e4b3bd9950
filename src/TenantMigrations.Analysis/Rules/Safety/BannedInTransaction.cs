using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What PostgreSQL refuses in a transaction block with error 25001, whatever the database holds.</summary>
internal static class BannedInTransaction
{
    /// <summary>What the server calls the statement when it refuses it; null where it does not, or where that depends on what the database holds.</summary>
    /// <param name="tree">The statement.</param>
    /// <param name="version">The major version of the server.</param>
    public static string? NameOf(Statement? tree, int version) => tree switch
    {
        CreateIndex { IsConcurrent: true } => "CREATE INDEX CONCURRENTLY",
        Drop { Kind: ObjectKind.Index, IsConcurrent: true } => "DROP INDEX CONCURRENTLY",
        Drop { Kind: ObjectKind.Database } => "DROP DATABASE",
        Drop { Kind: ObjectKind.Tablespace } => "DROP TABLESPACE",
        Reindex reindex => NameOf(reindex),
        Cluster { Table: null } => "CLUSTER",
        Vacuum => "VACUUM",
        AlterTable table when table.Actions.Any(static action => action is DetachPartition { IsConcurrent: true, Finalizes: false }) => "ALTER TABLE ... DETACH CONCURRENTLY",
        CreateDatabase => "CREATE DATABASE",
        AlterDatabase { MovesTablespace: true } => "ALTER DATABASE SET TABLESPACE",
        CreateTablespace => "CREATE TABLESPACE",
        AlterSystem => "ALTER SYSTEM",
        CreateSubscription subscription => MakesSlot(subscription.Options) ? "CREATE SUBSCRIPTION ... WITH (create_slot = true)" : null,
        AlterSubscription subscription => NameOf(subscription, version),
        TransactionStatement { Kind: TransactionKind.CommitPrepared } => "COMMIT PREPARED",
        TransactionStatement { Kind: TransactionKind.RollbackPrepared } => "ROLLBACK PREPARED",
        OtherStatement { Family: "DISCARD ALL" } => "DISCARD ALL",
        _ => null,
    };

    // REINDEX of a table or index is refused only where that is partitioned, which the text does not say.
    private static string? NameOf(Reindex reindex) =>
        reindex.IsConcurrent ? "REINDEX CONCURRENTLY" : reindex.Target switch
        {
            ReindexTarget.Schema => "REINDEX SCHEMA",
            ReindexTarget.Database => "REINDEX DATABASE",
            ReindexTarget.System => "REINDEX SYSTEM",
            _ => null,
        };

    // Where a slot has no name, or options contradict each other, the server refuses the statement everywhere, and for another reason.
    private static bool MakesSlot(IReadOnlyList<Option> options) =>
        IsOn(options, "create_slot") && IsOn(options, "connect") && !options.Any(static option => option.Name == "slot_name" && "none".Equals(option.Value, StringComparison.OrdinalIgnoreCase));

    private static string? NameOf(AlterSubscription subscription, int version) => subscription.Change switch
    {
        SubscriptionChange.SetPublication or SubscriptionChange.AddPublication or SubscriptionChange.DropPublication =>
            IsOn(subscription.Options, "refresh") ? "ALTER SUBSCRIPTION with refresh" : null,
        SubscriptionChange.Refresh => "ALTER SUBSCRIPTION ... REFRESH",
        SubscriptionChange.Options when version >= 17 && subscription.Options.Any(static option => option.Name == "failover") => "ALTER SUBSCRIPTION ... SET (failover)",
        SubscriptionChange.Options when version >= 18 && subscription.Options.Any(static option => option.Name == "two_phase") && !IsOn(subscription.Options, "two_phase") =>
            "ALTER SUBSCRIPTION ... SET (two_phase)",
        _ => null,
    };

    private static bool IsOn(IReadOnlyList<Option> options, string name) => !options.Any(option => option.Name == name && !option.IsOn);
}
