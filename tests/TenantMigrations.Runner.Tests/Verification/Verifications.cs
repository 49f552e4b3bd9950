using TenantMigrations.Engine;

namespace TenantMigrations.Runner.Tests.Verification;

/// <summary>Reports of verifications, made up.</summary>
internal static class Verifications
{
    private const string Source = $"migrations/{TestRegistry.Policies}.sql";

    public static VerificationReport Clean => new()
    {
        ServerVersion = "15.18",
        Tenants = ["acme", "birch"],
        Duration = TimeSpan.FromSeconds(2.1),
        SeedStatements = 4,
        TenantAfterTenant = TrialState.Done,
        LaterTenant = TrialState.NotAsked,
        WholeDown = TrialState.Done,
        Findings = [],
        Migrations =
        [
            Migration(TestRegistry.Orders) with { UpStatements = [Statement("CREATE TABLE", 4, new RelationEffect("orders", RelationKind.Table) { IsNew = true, Lock = TableLock.AccessExclusive, Held = TableLock.AccessExclusive })] },
            Migration(TestRegistry.Policies) with
            {
                UpStatements =
                [
                    Statement("ALTER TABLE", 4,
                        new RelationEffect("orders", RelationKind.Table) { Lock = TableLock.AccessExclusive, Held = TableLock.AccessExclusive, IsRewritten = true, Scans = 1, RowsRead = 3, RowsChanged = 0 },
                        new RelationEffect("orders_pkey", RelationKind.Index) { Table = "orders", Lock = TableLock.AccessExclusive, Held = TableLock.AccessExclusive, IsRewritten = true }),
                    Statement("ALTER TABLE", 5, new RelationEffect("customers", RelationKind.Table) { Lock = TableLock.ShareRowExclusive, Held = TableLock.ShareRowExclusive, Scans = 1, RowsRead = 0 }),
                    Statement("UPDATE", 6, new RelationEffect("orders", RelationKind.Table) { Scans = 1, RowsRead = 3, RowsChanged = 3 }),
                ],
            },
            Migration(TestRegistry.Seed) with
            {
                Scope = MigrationScope.Tenant,
                Down = TrialState.NotAsked,
                UpAgain = TrialState.NotAsked,
                Notes = ["not undone, it is irreversible: rows"],
            },
            Migration(TestRegistry.Index) with
            {
                Scope = MigrationScope.Tenant,
                UpStatements =
                [
                    new ObservedStatement(
                        new StatementPlace("CREATE INDEX CONCURRENTLY", IsDown: false, $"migrations/{TestRegistry.Index}.sql", 3, 1),
                        new StatementObservation(0, "CREATE INDEX CONCURRENTLY", TimeSpan.FromMilliseconds(30), [new RelationEffect("orders", RelationKind.Table) { Lock = TableLock.ShareUpdateExclusive, Held = TableLock.ShareUpdateExclusive }], IsFromOutside: true)),
                ],
            },
        ],
    };

    public static VerificationReport WithFindings => Clean with
    {
        WholeDown = TrialState.NotAsked,
        Migrations = [Clean.Migrations[0], Clean.Migrations[1] with { Down = TrialState.Differs, UpAgain = TrialState.NotReached }, Clean.Migrations[2], Clean.Migrations[3]],
        Findings =
        [
            new VerificationFinding(
                VerificationFindingKind.DownDoesNotRestore, TestRegistry.Policies, "The down part does not restore the catalog. Left over: index orders.orders_paid_idx.", Source, 4, 1,
                [
                    new CatalogChange(new CatalogDifference("index orders.orders_paid_idx", null, "CREATE INDEX orders_paid_idx ON orders (paid)"), new StatementPlace("CREATE INDEX", IsDown: false, Source, 4, 1)),
                    new CatalogChange(new CatalogDifference("column orders.paid", null, "3 boolean"), new StatementPlace("ALTER TABLE", IsDown: false, Source, 4, 1)),
                    new CatalogChange(new CatalogDifference("column orders.total", "2 integer", "2 bigint"), new StatementPlace("ALTER TABLE", IsDown: true, Source, 9, 1)),
                    new CatalogChange(new CatalogDifference("policy customers.`a|b`", "permissive @everyone", null), null),
                ]),
            new VerificationFinding(VerificationFindingKind.DownFails, TestRegistry.Seed, "The down part fails: table \"two\" does not exist", $"migrations/{TestRegistry.Seed}.sql", 12, 8, []),
        ],
    };

    public static VerificationReport Failed => Clean with
    {
        TenantAfterTenant = TrialState.NotReached,
        LaterTenant = TrialState.NotReached,
        WholeDown = TrialState.NotReached,
        Migrations = [Clean.Migrations[0], new VerifiedMigration(TestRegistry.Policies, MigrationScope.Global) { Up = TrialState.Failed }, new VerifiedMigration(TestRegistry.Seed, MigrationScope.Tenant)],
        Failure = new VerificationFailure(
            new MigrationError { MigrationId = TestRegistry.Policies, Message = "relation \"foo\" does not exist", SqlState = "42P01", Path = Source, Line = 12, Column = 8 },
            "birch",
            "for a second tenant, after it succeeded for the first"),
    };

    private static VerifiedMigration Migration(string id) => new(id, MigrationScope.Global)
    {
        Up = TrialState.Done,
        Down = TrialState.Done,
        UpAgain = TrialState.Done,
        UpTime = TimeSpan.FromMilliseconds(12),
        DownTime = TimeSpan.FromMilliseconds(3),
    };

    private static ObservedStatement Statement(string command, int line, params RelationEffect[] relations) => new(
        new StatementPlace(command, IsDown: false, Source, line, 1), new StatementObservation(0, command, TimeSpan.FromMilliseconds(4), relations));
}
