using TenantMigrations.Analysis;

namespace TenantMigrations.Analysis.Tests.Rules;

public sealed class Tm2003Tests
{
    [Theory]
    [InlineData("BEGIN", "BEGIN")]
    [InlineData("begin transaction isolation level serializable", "BEGIN")]
    [InlineData("START TRANSACTION", "START TRANSACTION")]
    public void A_begin_has_nothing_to_begin(string sql, string word) =>
        Assert.Equal(
            [$"error TM2003: The runner has begun a transaction for this migration already, and commits it together with the migration's record. Remove {word}."],
            Say(sql + "; SELECT 1;"));

    [Theory]
    [InlineData("COMMIT", "COMMIT")]
    [InlineData("COMMIT AND CHAIN", "COMMIT")]
    [InlineData("END", "END")]
    public void A_commit_would_part_the_change_from_its_record(string sql, string word) =>
        Assert.Equal(
            [
                $"error TM2003: {word} would end the transaction that this migration shares with its record, so the runner does not send it, and the migration fails. Remove it: the runner commits. "
                + "What must be committed before the rest is a migration of its own.",
            ],
            Say($"SELECT 1; {sql}; SELECT 2;"));

    [Theory]
    [InlineData("ROLLBACK", "ROLLBACK")]
    [InlineData("ABORT WORK", "ABORT")]
    public void So_would_a_rollback(string sql, string word) =>
        Assert.Equal(
            [
                $"error TM2003: {word} would end the transaction that this migration shares with its record, so the runner does not send it, and the migration fails. Remove it: the runner rolls back "
                + "where a statement fails. Only ROLLBACK TO a savepoint stays inside.",
            ],
            Say($"SELECT 1; {sql};"));

    [Theory]
    [InlineData("")]
    [InlineData(Safety.Mark)]
    public void A_prepared_transaction_outlives_the_migration(string options) =>
        Assert.Equal(
            [
                "error TM2003: PREPARE TRANSACTION leaves a transaction behind that belongs to no session and holds its locks until somebody ends it, while the migration has ended. Remove it.",
            ],
            Say("PREPARE TRANSACTION 'x'", options));

    [Fact]
    public void A_pair_around_everything_goes_as_a_pair()
    {
        const string Sql = "BEGIN;\nALTER TABLE t ADD COLUMN a int;\nSAVEPOINT s;\nEND;";
        Assert.Equal(
            [
                $"{Sources.Users}.sql(2,1): error TM2003: Remove this BEGIN and the END at the end: the runner begins a transaction for each migration, and commits it together with the migration's record.",
                $"{Sources.Users}.sql(5,1): error TM2003: Remove this END and the BEGIN at the beginning: the runner begins a transaction for each migration, and commits it together with the migration's record.",
            ],
            Safety.Say(Sql));
        Assert.Equal(
            [
                "error TM2003: Remove this BEGIN and the COMMIT at the end, and 'transaction:false' with them: the runner then begins a transaction for the migration, and commits it together with the migration's record.",
                "error TM2003: Remove this COMMIT and the BEGIN at the beginning, and 'transaction:false' with them: the runner then begins a transaction for the migration, and commits it together with the migration's record.",
            ],
            Say("BEGIN; INSERT INTO t VALUES (1); UPDATE t SET a = 2; COMMIT", Safety.Mark));
        Assert.Equal(
            [
                "error TM2003: Remove this BEGIN and the COMMIT at the end: this part has a statement that runs in no transaction at all.",
                "error TM2003: Remove this COMMIT and the BEGIN at the beginning: this part has a statement that runs in no transaction at all.",
            ],
            Say("BEGIN; CREATE INDEX CONCURRENTLY i ON t (a); COMMIT", Safety.Mark));
    }

    [Fact]
    public void Outside_a_transaction_a_begin_takes_the_records_away()
    {
        string Message(string word) =>
            "error TM2003: Outside a transaction each statement is committed together with its record. With a BEGIN in the migration the runner cannot do that for any of them, and after an interruption "
            + $"one may run twice. Remove {word}, and move what belongs together into a migration that runs in a transaction.";
        Assert.Equal([Message("START TRANSACTION"), Message("ROLLBACK")], Say("INSERT INTO t VALUES (1); START TRANSACTION; UPDATE t SET a = 2; ROLLBACK;", Safety.Mark));
        Assert.Equal(["error TM2003: This part runs without a transaction, so COMMIT has nothing to end. Remove it."], Say("VACUUM; COMMIT", Safety.Mark));
    }

    [Theory]
    [InlineData("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE", "ISOLATION LEVEL")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY", "ISOLATION LEVEL")]
    [InlineData("SET LOCAL TRANSACTION ISOLATION LEVEL READ UNCOMMITTED", "ISOLATION LEVEL")]
    [InlineData("SET TRANSACTION SNAPSHOT '00000003-0000001B-1'", "SNAPSHOT")]
    [InlineData("SET TRANSACTION NOT DEFERRABLE", "[NOT] DEFERRABLE")]
    [InlineData("SET LOCAL transaction_isolation = 'Serializable'", "ISOLATION LEVEL")]
    [InlineData("SELECT set_config('transaction_isolation', 'repeatable read', true)", "ISOLATION LEVEL")]
    [InlineData("SET transaction_deferrable = off", "[NOT] DEFERRABLE")]
    public void Another_mode_comes_too_late(string sql, string what) =>
        Assert.Equal(
            [
                $"error TM2003: The transaction is the runner's, which has run its first query in it already, so PostgreSQL stops here with 'SET TRANSACTION {what} must be called before any query' (25001). "
                + "Remove it; a migration runs under READ COMMITTED.",
            ],
            Say(sql));

    [Theory]
    [InlineData("SET TRANSACTION READ ONLY", "SET TRANSACTION")]
    [InlineData("SET transaction_read_only = on", "SET")]
    [InlineData("SET LOCAL transaction_read_only TO 'TRUE'", "SET")]
    [InlineData("SELECT set_config('transaction_read_only', 'on', true)", "set_config")]
    [InlineData("SELECT pg_catalog.set_config('transaction_read_only', '1', false)", "set_config")]
    public void A_transaction_that_only_reads_cannot_record(string sql, string what) =>
        Assert.Equal([$"error TM2003: A transaction that only reads cannot record the migration, so every tenant would fail (25006). Remove this {what}."], Say(sql));

    [Theory]
    [InlineData("SAVEPOINT a; RELEASE SAVEPOINT a", "")]
    [InlineData("SAVEPOINT a; ROLLBACK WORK TO SAVEPOINT a", "")]
    [InlineData("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "")]
    [InlineData("SET TRANSACTION READ WRITE", "")]
    [InlineData("SET LOCAL transaction_read_only = off", "")]
    [InlineData("SET LOCAL transaction_read_only TO DEFAULT", "")]
    [InlineData("SET LOCAL transaction_isolation = 'read committed'", "")]
    [InlineData("SET LOCAL default_transaction_read_only = on", "")]
    [InlineData("SELECT set_config('transaction_read_only', 'on', true) WHERE false", "")]
    [InlineData("SELECT set_config('transaction_read_only', x, true) FROM t", "")]
    [InlineData("DO $$ BEGIN IF false THEN SET LOCAL transaction_read_only = on; END IF; END $$", "")]
    [InlineData("SET LOCAL transaction_read_only = on", Safety.Mark)]
    [InlineData("PREPARE transaction AS SELECT 1", "")]
    [InlineData("DO $$ BEGIN UPDATE t SET a = 1; COMMIT; END $$", Safety.Mark)]
    [InlineData("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$", "")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END", "")]
    [InlineData("SELECT 'COMMIT'; -- COMMIT", "")]
    public void What_stays_inside_is_good(string sql, string options) => Assert.DoesNotContain("TM2003", Safety.Ids(sql, options));

    private static string[] Say(string sql, string options = "") =>
        [.. Safety.Say(sql, options).Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..])];
}
