using System.Text.Json.Nodes;
using Npgsql;
using TenantMigrations.TestKit.Postgres;

namespace TenantMigrations.Runner.Tests.Verification;

/// <summary>The verb on a real server, in databases of its own.</summary>
[Collection("Replays")]
public sealed class VerifyOnPostgresTests
{
    [Fact]
    public async Task It_leaves_nothing_behind_and_touches_no_database_of_the_fleet()
    {
        await using var notes = await NotesFleet.CreateAsync("acme", "birch");
        notes.Settings["SOMEWHERE"] = notes.Database.ConnectionString;

        var code = await notes.RunAsync("verify", "--connection-variable", "SOMEWHERE", "--format", "json");

        var report = JsonNode.Parse(notes.Output)!;
        Assert.Equal(["acme", "birch"], report["tenants"]!.AsArray().Select(tenant => (string?)tenant));
        Assert.True(code is ExitCode.Done or ExitCode.Findings, notes.Output);
        Assert.Equal(0, await notes.Database.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname = 'tenant_migrations'"));
        Assert.Equal(0, await notes.Database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'notes'"));
    }

    [Fact]
    public async Task What_a_killed_one_left_the_next_one_drops()
    {
        var server = await PostgresServer.Current.GetConnectionStringAsync();
        await using var source = NpgsqlDataSource.Create(server);
        await source.CreateCommand("CREATE DATABASE tm_verify_00000007_1").ExecuteNonQueryAsync();
        await source.CreateCommand("CREATE ROLE tm_verify_00000007").ExecuteNonQueryAsync();
        await using var alive = await source.OpenConnectionAsync();
        await new NpgsqlCommand("SELECT pg_advisory_lock(1953330809, 8)", alive).ExecuteNonQueryAsync();
        await source.CreateCommand("CREATE DATABASE tm_verify_00000008_1").ExecuteNonQueryAsync();

        await using (await Postgres.VerificationServer.OpenAsync(server, isOwn: false))
        {
        }

        Assert.Equal(
            "tm_verify_00000008_1",
            await source.CreateCommand("SELECT string_agg(name, ' ' ORDER BY name) FROM (SELECT datname::text FROM pg_database UNION ALL SELECT rolname FROM pg_roles) AS n (name) WHERE name LIKE 'tm\\_verify\\_0000000%'").ExecuteScalarAsync());
        await source.CreateCommand("DROP DATABASE tm_verify_00000008_1").ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData("CREATE TABLE x (", "seed.sql(1,16): ")]
    [InlineData("SELECT 1;\n-- after: nothing\nSELECT 2;", "seed.sql(2,1): '-- after: nothing' names no migration.")]
    [InlineData("-- scope: everyone\nSELECT 2;", "seed.sql(1,1): '-- scope:' is 'tenant'")]
    public async Task A_seed_that_cannot_be_read_names_its_line(string seed, string expected)
    {
        await using var notes = await NotesFleet.CreateAsync("acme");
        var file = Path.Combine(Path.GetTempPath(), $"tm-seed-{Guid.NewGuid():N}", "seed.sql");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, seed, TestContext.Current.CancellationToken);

        var code = await notes.RunAsync("verify", "--seed", file);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, notes.Error, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
