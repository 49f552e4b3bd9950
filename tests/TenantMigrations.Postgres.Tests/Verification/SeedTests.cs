using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>Rows meanwhile, and what cannot be known without them.</summary>
public sealed class SeedTests
{
    [Fact]
    public async Task Each_statement_is_loaded_as_soon_as_what_it_names_exists_and_markers_hold_it_back()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var text = trial.Tenant("text", "ALTER TABLE notes ADD COLUMN text text", "ALTER TABLE notes DROP COLUMN text", notes);
        var count = trial.Tenant("count", "CREATE TABLE counted AS SELECT count(*) AS n, count(text) AS texts FROM notes", "DROP TABLE counted", text, verify: "SELECT n = 2 AND texts = 1 FROM counted");
        trial.Tenant("later", "SELECT 1", "SELECT 1", count, verify: "SELECT count(*) = 3 FROM notes");
        trial.Seed = $"-- first\nINSERT INTO notes VALUES (1);\nINSERT INTO notes (id, text) VALUES (2, 'two');\n-- after: {count}\nINSERT INTO notes VALUES (3);";

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
        Assert.Equal(3, report.SeedStatements);
    }

    [Fact]
    public async Task What_only_fails_on_rows_is_seen_with_a_seed()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int, text text)", "DROP TABLE notes");
        var strict = trial.Tenant("strict", "ALTER TABLE notes ALTER COLUMN text SET NOT NULL", "ALTER TABLE notes ALTER COLUMN text DROP NOT NULL", notes);

        Assert.Null((await trial.VerifyAsync()).Failure);
        trial.Seed = "INSERT INTO notes (id) VALUES (1)";
        var report = await trial.VerifyAsync();

        Assert.Equal((strict, "23502"), (report.Failure!.Error.MigrationId, report.Failure.Error.SqlState));
    }

    [Theory]
    [InlineData("INSERT INTO nowhere VALUES (1)", "seed.sql(1,1): this statement could not be loaded behind any migration: relation \"nowhere\" does not exist. Mend the seed, or leave it out.")]
    [InlineData("\n  INSERT INTO notes VALUES ('x')", "seed.sql(2,3): invalid input syntax for type integer: \"x\". Mend the seed, or leave it out.")]
    public async Task A_seed_that_cannot_be_loaded_is_refused_at_its_line(string seed, string expected)
    {
        var trial = new Trial { Seed = seed };
        trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");

        Assert.Equal(expected, (await Assert.ThrowsAsync<FleetException>(trial.VerifyAsync)).Message);
    }

    [Fact]
    public async Task Without_rows_a_lower_bound_and_an_untrue_verification_are_let_pass_and_said_and_an_upper_bound_holds()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var some = trial.Tenant("some", "-- expect-rows: >0\nUPDATE notes SET id = 1", "SELECT 1", notes);
        var any = trial.Tenant("any", "SELECT 1", "SELECT 1", some, verify: "SELECT count(*) > 0 FROM notes");
        var many = trial.Tenant("many", "-- expect-rows: <=1\nINSERT INTO notes SELECT generate_series(1, 5)", "DELETE FROM notes", any);

        var report = await trial.VerifyAsync();
        trial.Seed = "INSERT INTO notes SELECT 7 WHERE false";
        var seeded = await trial.VerifyAsync();

        Assert.Equal(["expect-rows asks for rows, and there are none without --seed"], report.Migrations[1].Notes);
        Assert.Equal(["its verification is not true, which may be for want of rows: give some with --seed"], report.Migrations[2].Notes);
        Assert.Equal((many, "TM006"), (report.Failure!.Error.MigrationId, report.Failure.Error.SqlState));
        Assert.Equal((some, "TM006"), (seeded.Failure!.Error.MigrationId, seeded.Failure.Error.SqlState));
    }

    [Fact]
    public async Task What_a_seed_makes_besides_rows_is_made_once_and_nobody_s_left_over()
    {
        var trial = new Trial { Seed = "INSERT INTO notes VALUES (1);\nCREATE SCHEMA of_the_seed" };
        trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(TrialState.Done, report.WholeDown);
    }

    [Fact]
    public async Task Without_rows_an_upper_bound_beside_a_lower_one_holds()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var many = trial.Tenant("many", "-- expect-rows: 2..3\nINSERT INTO notes SELECT generate_series(1, 5)", "DELETE FROM notes", notes);

        var failure = (await trial.VerifyAsync()).Failure;

        Assert.Equal((many, "TM006"), (failure?.Error.MigrationId, failure?.Error.SqlState));
    }

    [Fact]
    public async Task A_tenant_beside_one_whose_id_is_a_uuid_has_one_too()
    {
        var trial = new Trial(TenantIsolation.Shared);
        trial.Settings = trial.Settings with { Tenants = new TenantSourceSettings { List = [new TenantEntry { Id = "6f0c1b52-9a3e-4f57-8d52-0d7d4f1f6d11" }] } };
        trial.Tenant("typed", "SELECT current_setting('app.current_tenant_id')::uuid", "SELECT 1");

        Assert.Null((await trial.VerifyAsync()).Failure);
    }

    [Theory]
    [InlineData(new[] { "acme" }, "verify tries migrations with two tenants, and --tenant names 1. Give two ids, or leave it out.")]
    [InlineData(new[] { "a", "a" }, "Tenant 'a' is listed twice. Which entry counts cannot be known; remove one.")]
    public async Task Two_tenants_are_needed(string[] ids, string expected)
    {
        var trial = new Trial { TenantIds = ids };
        trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");

        Assert.Equal(expected, (await Assert.ThrowsAsync<FleetException>(trial.VerifyAsync)).Message);
    }

    [Theory]
    [InlineData("", "verify_a verify_b")]
    [InlineData("7", "7 8")]
    [InlineData("acme", "acme verify_b")]
    [InlineData("verify_b", "verify_b verify_c")]
    public async Task Where_the_settings_list_fewer_the_rest_are_made_up_in_their_form(string listed, string expected)
    {
        var trial = new Trial();
        trial.Settings = trial.Settings with { Tenants = new TenantSourceSettings { List = [.. listed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new TenantEntry { Id = id })] } };
        trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");

        Assert.Equal(expected, string.Join(' ', (await trial.VerifyAsync()).Tenants));
    }
}
