using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>What statements are seen to do, held against what PostgreSQL is known to do: lock modes, rewrites and scans, one statement a case.</summary>
public sealed class ObservedStatementTests(ObservedStatementTests.ObservedDatabase observed) : IClassFixture<ObservedStatementTests.ObservedDatabase>
{
    private const string Tables = """
        CREATE TABLE parent (id int PRIMARY KEY);
        CREATE TABLE t (id int PRIMARY KEY, n int, v varchar(10), r int, k int CONSTRAINT t_k_known CHECK (k IS NOT NULL));
        CREATE INDEX t_v_idx ON t (v);
        CREATE UNIQUE INDEX t_n_unique ON t (n);
        CREATE TABLE x (id int, r int);
        ALTER TABLE x ADD CONSTRAINT x_r_fk FOREIGN KEY (r) REFERENCES parent (id) NOT VALID;
        ALTER TABLE x ADD CONSTRAINT x_id_positive CHECK (id > 0) NOT VALID;
        CREATE TABLE parts (id int, n int) PARTITION BY RANGE (id);
        CREATE TABLE parts_rest PARTITION OF parts DEFAULT;
        CREATE TABLE parts_1 (id int, n int);
        CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM t;
        CREATE UNIQUE INDEX counts_n ON counts (n);
        CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'
        """;

    private const string Rows = """
        INSERT INTO parent SELECT generate_series(1, 3);
        INSERT INTO t SELECT g, g, 'v' || g, g, g FROM generate_series(1, 3) AS g;
        INSERT INTO x SELECT g, g FROM generate_series(1, 3) AS g;
        INSERT INTO parts_1 SELECT g, g FROM generate_series(1, 3) AS g;
        INSERT INTO parts SELECT g, g FROM generate_series(101, 103) AS g;
        """;

    /// <summary>The statement; the locks on what was there before, tables and what is not a table's index; what it rewrites; what it scans.</summary>
    public static TheoryData<string, string, string, string> Statements => new()
    {
        { "ALTER TABLE t ADD COLUMN a int", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ADD COLUMN a int DEFAULT 7", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ADD COLUMN a timestamptz NOT NULL DEFAULT now()", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid()", "ACCESS EXCLUSIVE t", "t", "t" },
        { "ALTER TABLE t ADD COLUMN a int GENERATED ALWAYS AS IDENTITY", "ACCESS EXCLUSIVE t", "t", "t" },
        { "ALTER TABLE t DROP COLUMN v", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ALTER COLUMN n SET NOT NULL", "ACCESS EXCLUSIVE t", "", "t" },
        { "ALTER TABLE t ALTER COLUMN k SET NOT NULL", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ALTER COLUMN v TYPE text", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ALTER COLUMN r TYPE bigint", "ACCESS EXCLUSIVE t", "t", "t" },
        { "CREATE INDEX ON t (r)", "SHARE t", "", "t" },
        { "DROP INDEX t_v_idx", "ACCESS EXCLUSIVE t, ACCESS EXCLUSIVE t_v_idx", "", "" },
        { "ALTER TABLE t ADD CHECK (r > 0)", "ACCESS EXCLUSIVE t", "", "t" },
        { "ALTER TABLE t ADD CHECK (r > 0) NOT VALID", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ADD FOREIGN KEY (r) REFERENCES parent (id)", "SHARE ROW EXCLUSIVE parent, SHARE ROW EXCLUSIVE t", "", "parent, t" },
        { "ALTER TABLE t ADD FOREIGN KEY (r) REFERENCES parent (id) NOT VALID", "SHARE ROW EXCLUSIVE parent, SHARE ROW EXCLUSIVE t", "", "" },
        { "ALTER TABLE t ADD UNIQUE (r)", "ACCESS EXCLUSIVE t", "", "t" },
        { "ALTER TABLE t ADD CONSTRAINT t_n_key UNIQUE USING INDEX t_n_unique", "ACCESS EXCLUSIVE t", "", "" },
        { "ALTER TABLE x VALIDATE CONSTRAINT x_id_positive", "SHARE UPDATE EXCLUSIVE x", "", "x" },
        { "ALTER TABLE x VALIDATE CONSTRAINT x_r_fk", "ROW SHARE parent, SHARE UPDATE EXCLUSIVE x", "", "parent, x" },
        { "ALTER TABLE t ENABLE ROW LEVEL SECURITY", "ACCESS EXCLUSIVE t", "", "" },
        { "CREATE POLICY mine ON t USING (true)", "ACCESS EXCLUSIVE t", "", "" },
        { "CREATE TRIGGER touch BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touched()", "SHARE ROW EXCLUSIVE t", "", "" },
        { "ALTER TABLE parts ATTACH PARTITION parts_1 FOR VALUES FROM (1) TO (100)", "SHARE UPDATE EXCLUSIVE parts, ACCESS EXCLUSIVE parts_1, ACCESS EXCLUSIVE parts_rest", "", "parts_1, parts_rest" },
        { "REFRESH MATERIALIZED VIEW counts", "ACCESS EXCLUSIVE counts, ACCESS SHARE t", "counts", "counts, t" },
        { "REFRESH MATERIALIZED VIEW CONCURRENTLY counts", "EXCLUSIVE counts, ACCESS SHARE t", "", "counts, t" },
        { "UPDATE t SET n = n + 10", "ROW EXCLUSIVE t", "", "t" },
        { "TRUNCATE x", "ACCESS EXCLUSIVE x", "", "" },
    };

    /// <summary>The same for what runs outside a transaction.</summary>
    public static TheoryData<string, string> Concurrent => new()
    {
        { "CREATE INDEX CONCURRENTLY ON t (r)", "SHARE UPDATE EXCLUSIVE t" },
        { "DROP INDEX CONCURRENTLY t_v_idx", "SHARE UPDATE EXCLUSIVE t" },
        { "VACUUM t", "SHARE UPDATE EXCLUSIVE t" },
        { "ALTER TABLE t ADD COLUMN a int", "ACCESS EXCLUSIVE t" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_statement_is_seen_to_lock_rewrite_and_scan_what_it_does(string sql, string locks, string rewrites, string scans)
    {
        // Observed while its transaction is open, which then fails: the tables are there for the next one.
        var seen = await ObserveAsync(observed.Fleet, Fleet.Apply(observed.Next(), sql, "SELECT 1 / 0"), WorkEnd.Failed);

        var relations = seen.Relations.Where(relation => !relation.IsNew && (relation.Kind != RelationKind.Index || relation.Lock == TableLock.AccessExclusive && IsNamed(sql, relation))).ToList();
        Assert.Equal(locks, string.Join(", ", relations.Where(relation => relation.Lock is not null).Select(relation => $"{Words(relation.Lock)} {relation.Name}")));
        Assert.Equal(rewrites, string.Join(", ", relations.Where(relation => relation.IsRewritten).Select(relation => relation.Name)));
        Assert.Equal(scans, string.Join(", ", relations.Where(relation => relation.Scans > 0).Select(relation => relation.Name)));
        Assert.Equal(sql.StartsWith("UPDATE") ? 3 : 0, relations.Where(relation => relation.Name == "t").Sum(relation => relation.RowsChanged!.Value));
        Assert.False(seen.IsFromOutside);
    }

    [Theory]
    [InlineData("ALTER TABLE t ADD COLUMN a uuid DEFAULT gen_random_uuid()", true)]
    [InlineData("REINDEX INDEX t_v_idx", true)]
    [InlineData("ALTER TABLE t ALTER COLUMN v TYPE text", false)]
    public async Task An_index_that_is_built_anew_is_seen(string sql, bool isRewritten)
    {
        var seen = await ObserveAsync(observed.Fleet, Fleet.Apply(observed.Next(), sql, "SELECT 1 / 0"), WorkEnd.Failed);

        Assert.Equal(isRewritten, seen.Relations.Any(relation => relation is { Name: "t_v_idx", Kind: RelationKind.Index, Table: "t", IsRewritten: true }));
    }

    [Theory]
    [MemberData(nameof(Concurrent))]
    public async Task Outside_a_transaction_the_locks_are_seen_from_a_second_session(string sql, string locks)
    {
        await using var own = new ObservedDatabase();
        await own.InitializeAsync();

        var seen = await ObserveAsync(own.Fleet, Fleet.Direct(own.Next(), sql), WorkEnd.Done);

        Assert.Equal(
            locks,
            string.Join(", ", seen.Relations.Where(relation => relation is { IsNew: false, Kind: RelationKind.Table, Lock: not null }).Select(relation => $"{Words(relation.Lock)} {relation.Name}")));
        Assert.Equal(!sql.StartsWith("ALTER"), seen.IsFromOutside);
    }

    [Fact]
    public async Task What_the_migration_made_itself_is_known_as_new_and_a_lock_is_told_once()
    {
        var trial = new Trial();
        var one = trial.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one");
        trial.Tenant("two", "CREATE TABLE two (id int);\nALTER TABLE one ADD COLUMN a int;\nALTER TABLE one ADD CHECK (a > 0);\nALTER TABLE two ADD COLUMN c int", "DROP TABLE two;\nALTER TABLE one DROP COLUMN a", one);

        var report = await trial.VerifyAsync();

        var two = report.Migrations[1];
        Assert.Equal([0, 1, 0, 0], two.UpStatements.Select(statement => statement.OnOthers.Count(relation => relation.Lock is not null)));
        Assert.Equal(("one", TableLock.AccessExclusive, false), (two.StrongestLock!.Name, two.StrongestLock.Lock!.Value, two.StrongestLock.IsNew));
        Assert.All(two.UpStatements[2].Observation.Relations, relation => Assert.Equal((null, TableLock.AccessExclusive), (relation.Lock, relation.Held)));
        Assert.Null(report.Migrations[0].StrongestLock);
        Assert.Equal(["two"], two.DownStatements[0].OnOthers.Where(relation => relation.Kind == RelationKind.Table).Select(relation => relation.Name));
    }

    [Fact]
    public async Task A_weaker_lock_behind_a_stronger_one_is_none_and_what_a_migration_outside_a_transaction_made_is_new_to_it()
    {
        var trial = new Trial();
        var one = trial.Tenant("one", "CREATE TABLE one (id int)", "DROP TABLE one");
        trial.Tenant("weaker", "ALTER TABLE one ADD COLUMN a int;\nINSERT INTO one VALUES (1)", "DELETE FROM one;\nALTER TABLE one DROP COLUMN a", one);
        trial.Tenant("direct", "CREATE TABLE two (id int);\nALTER TABLE two ADD COLUMN b int", "DROP TABLE two", one, direct: true);

        var report = await trial.VerifyAsync();

        Assert.Equal([1, 0], report.Migrations[1].UpStatements.Select(statement => statement.OnOthers.Count(relation => relation.Lock is not null)));
        Assert.Equal([1, 1], report.Migrations[1].DownStatements.Select(statement => statement.OnOthers.Count(relation => relation.Lock is not null)));
        Assert.Null(report.Migrations[2].StrongestLock);
        Assert.All(report.Migrations[2].UpStatements, statement => Assert.Empty(statement.OnOthers));
    }

    private static async Task<StatementObservation> ObserveAsync(Fleet fleet, MigrationStep step, WorkEnd end)
    {
        fleet.Progress.Clear();
        var outcome = await fleet.RunAsync(tenant: null, step);
        Assert.True(outcome.End == end && outcome.Failure?.StatementIndex is null or 1, outcome.Failure?.Message);
        return Assert.Single(fleet.Progress, progress => progress.Observation is not null).Observation!;
    }

    private static bool IsNamed(string sql, RelationEffect relation) => sql.Contains(relation.Name, StringComparison.Ordinal);

    private static string Words(TableLock? mode) => string.Concat(mode.ToString()!.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + c : c.ToString())).ToUpperInvariant();

    /// <summary>A database with tables and rows, whose statements are watched.</summary>
    public sealed class ObservedDatabase : IAsyncLifetime
    {
        private Fleet? _fleet;
        private int _steps;

        internal Fleet Fleet => _fleet!;

        internal int Next() => ++_steps;

        public async ValueTask InitializeAsync()
        {
            _fleet = await Fleet.CreateAsync(Fleet.SchemaPolicy with { Isolation = TenantIsolation.Shared, ObservesStatements = true });
            await Fleet.Database.ExecuteAsync(Tables + ";" + Rows + ";ANALYZE");
        }

        public ValueTask DisposeAsync() => _fleet?.DisposeAsync() ?? default;
    }
}
