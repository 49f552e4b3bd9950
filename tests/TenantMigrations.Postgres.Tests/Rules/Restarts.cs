using TenantMigrations.Engine;
using static TenantMigrations.Postgres.Tests.Fleet;

namespace TenantMigrations.Postgres.Tests.Rules;

/// <summary>TM2003 and TM2004: a second attempt outside a transaction goes as the messages say.</summary>
public sealed class Restarts
{
    [Theory]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY ON big (n)", 1)]
    [InlineData("CREATE UNIQUE INDEX CONCURRENTLY big_n ON big (n)", 0)]
    public async Task In_a_corrected_text_an_invalid_index_is_found_by_its_name_only(string sql, long left)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.big (n int); INSERT INTO acme.big VALUES (1), (1)");
        var step = Direct(1, sql);
        Assert.Equal("23505", (await fleet.RunAsync(tenant, step)).Failure!.SqlState);
        await fleet.Database.ExecuteAsync("DELETE FROM acme.big");

        var corrected = step with { Migration = WithChecksum(step.Migration, "v1:corrected") };
        Assert.Equal(WorkEnd.Done, (await AgainAsync(fleet, tenant, corrected)).End);
        Assert.Equal(
            [$"{left}|1"],
            await fleet.Database.RowsAsync("SELECT count(*) FILTER (WHERE NOT indisvalid), count(*) FILTER (WHERE indisvalid) FROM pg_index WHERE indrelid = 'acme.big'::regclass"));
    }

    [Fact]
    public async Task A_corrected_text_begins_with_its_first_statement()
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        const string First = "CREATE TABLE once (n int)";
        var wrong = Direct(1, First, "COMMENT ON TABLE onc IS 'x'");
        Assert.Equal(("42P01", 1), Said(await fleet.RunAsync(tenant, wrong)));
        Assert.Equal(("42P01", 1), Said(await AgainAsync(fleet, tenant, wrong)));

        var corrected = Direct(1, First, "COMMENT ON TABLE once IS 'x'");
        Assert.Equal(("42P07", 0), Said(await AgainAsync(fleet, tenant, corrected with { Migration = WithChecksum(corrected.Migration, "v1:corrected") })));
    }

    [Theory]
    [InlineData(1, "INSERT INTO once VALUES (1)", "VACUUM once")]
    [InlineData(1, "INSERT INTO once VALUES (1)", "BEGIN", "COMMIT")]
    [InlineData(2, "DO $$ BEGIN INSERT INTO acme.once VALUES (1); END $$")]
    public async Task What_does_not_commit_with_its_record_may_run_again_where_the_session_dies_between(long rows, params string[] statements)
    {
        await using var fleet = await CreateAsync();
        var tenant = await fleet.TenantAsync();
        await fleet.Database.ExecuteAsync("CREATE TABLE acme.once (n int)");
        await fleet.DieAtFirstRecordAsync();
        var step = Direct(1, statements);
        Assert.Equal(WorkEnd.Lost, (await fleet.RunAsync(tenant, step)).End);
        await fleet.LiveOnAsync();

        // Twice only when a person says so.
        if (rows == 2) Assert.Equal(WorkEnd.Failed, (await fleet.RunAsync(tenant, step)).End);
        Assert.Equal(WorkEnd.Done, (await AgainAsync(fleet, tenant, step)).End);
        Assert.Equal(rows, await fleet.Database.ScalarAsync<long>("SELECT count(*) FROM acme.once"));
    }

    private static async Task<WorkOutcome> AgainAsync(Fleet fleet, Tenant tenant, MigrationStep step) =>
        await fleet.RunAsync(await fleet.WorkAsync(tenant, step) with { MayRepeat = true });

    private static MigrationDefinition WithChecksum(MigrationDefinition migration, string checksum) => new()
    {
        Id = migration.Id,
        Name = migration.Name,
        Scope = migration.Scope,
        Kind = migration.Kind,
        Checksum = checksum,
        SourcePath = migration.SourcePath,
        Up = migration.Up,
    };

    private static (string? State, int? Statement) Said(WorkOutcome outcome) => (outcome.Failure?.SqlState, outcome.Failure?.StatementIndex);
}
