using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>Tenant after tenant, a tenant that is added later, and everything down.</summary>
public sealed class TenantTests
{
    [Theory]
    [InlineData(TenantIsolation.Shared)]
    [InlineData(TenantIsolation.Schema)]
    public async Task What_a_tenant_migration_makes_once_for_all_is_told(TenantIsolation isolation)
    {
        var trial = new Trial(isolation);
        trial.Tenant("shared", "SELECT 1;\nCREATE TABLE IF NOT EXISTS public.colours (name text)", "DROP TABLE IF EXISTS public.colours");

        var report = await trial.VerifyAsync();

        var finding = report.Findings.First(found => found.Kind == VerificationFindingKind.SecondTenantDiffers);
        Assert.Equal(5, finding.Line);
        Assert.StartsWith("For a second tenant ('birch') the migration does not do what it did for the first: ", finding.Message);
        Assert.Contains("relation public.colours", finding.Message);
        Assert.Equal(TrialState.Differs, report.TenantAfterTenant);
    }

    [Fact]
    public async Task What_succeeds_for_the_first_tenant_only_is_a_failure_of_the_second()
    {
        var trial = new Trial();
        var id = trial.Tenant("shared", "CREATE TABLE public.colours (name text)", "DROP TABLE public.colours");

        var report = await trial.VerifyAsync();

        Assert.Equal((id, "birch", "for a second tenant, after it succeeded for the first"), (report.Failure!.Error.MigrationId, report.Failure.TenantId, report.Failure.Circumstance));
        Assert.Equal("relation \"colours\" already exists", report.Failure.Error.Message);
        Assert.Equal(TrialState.Failed, report.TenantAfterTenant);
    }

    [Theory]
    [InlineData("acme", "birch")]
    [InlineData("ac-me", "birch")]
    [InlineData("birch", "a'b\"c")]
    public async Task What_is_named_after_the_tenant_is_the_same_for_both(string one, string other)
    {
        var trial = new Trial(TenantIsolation.Shared) { TenantIds = [one, other] };
        var events = trial.Global("events", "CREATE TABLE events (tenant_id text NOT NULL, id int) PARTITION BY LIST (tenant_id)", "DROP TABLE events");
        trial.Tenant(
            "partition",
            "DO $$ BEGIN EXECUTE format('CREATE TABLE %I PARTITION OF events FOR VALUES IN (%L)', 'events_' || current_setting('app.current_tenant_id'), current_setting('app.current_tenant_id')); END $$",
            "DO $$ BEGIN EXECUTE format('DROP TABLE %I', 'events_' || current_setting('app.current_tenant_id')); END $$",
            events);

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((TrialState.Done, TrialState.Done), (report.TenantAfterTenant, report.WholeDown));
    }

    [Theory]
    [InlineData("acme", "birch")]
    [InlineData("ac-me", "birch")]
    [InlineData("birch", "a'b\"c")]
    public async Task A_schema_whose_name_needs_quotes_is_like_one_that_needs_none(string one, string other)
    {
        var trial = new Trial { TenantIds = [one, other] };
        trial.Tenant("notes", "CREATE TABLE notes (id serial PRIMARY KEY, author text);\nCREATE VIEW authors AS SELECT author FROM notes", "DROP VIEW authors;\nDROP TABLE notes");

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((TrialState.Done, TrialState.Done), (report.TenantAfterTenant, report.WholeDown));
    }

    [Fact]
    public async Task A_tenant_that_is_added_later_has_to_come_to_the_same()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var column = trial.Tenant("column", "ALTER TABLE notes ADD COLUMN author text", "ALTER TABLE notes DROP COLUMN author", notes, options: "applies-to: existing");
        trial.Global("barrier", "CREATE TABLE public.done ()", "DROP TABLE public.done", column);

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((VerificationFindingKind.LaterTenantDiffers, column), (finding.Kind, finding.MigrationId));
        Assert.Equal(
            "A tenant that is added later, behind all global migrations, does not come to what the others have: column acme.notes.author.", finding.Message);
        Assert.Equal((TrialState.Done, TrialState.Differs), (report.TenantAfterTenant, report.LaterTenant));
    }

    [Fact]
    public async Task A_tenants_migration_runs_as_no_superuser_and_a_global_one_may_be_a_superusers()
    {
        var trial = new Trial();
        var settings = trial.Global("settings", "CREATE TABLE public.who AS SELECT rolsuper FROM pg_roles WHERE rolname = current_user", "DROP TABLE public.who", verify: "SELECT bool_and(rolsuper) FROM public.who");
        trial.Tenant("tenant", "CREATE TABLE who AS SELECT rolsuper FROM pg_roles WHERE rolname = current_user", "DROP TABLE who", settings, verify: "SELECT NOT bool_or(rolsuper) FROM who");
        trial.Seed = "SELECT 1";

        var report = await trial.VerifyAsync();

        Assert.Null(report.Failure);
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_down_part_that_only_fails_with_rows_in_the_tables_is_found_when_everything_goes_down()
    {
        var trial = new Trial { Seed = "INSERT INTO notes VALUES (1, NULL)" };
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int, text text)", "DROP TABLE notes");
        var nullable = trial.Tenant("strict", "ALTER TABLE notes ADD COLUMN n int NOT NULL DEFAULT 0", "ALTER TABLE notes DROP COLUMN n;\nALTER TABLE notes ALTER COLUMN text SET NOT NULL;\nALTER TABLE notes ALTER COLUMN text DROP NOT NULL", notes);

        var report = await trial.VerifyAsync();
        trial.Seed = null;
        var without = await trial.VerifyAsync();

        Assert.Equal((VerificationFindingKind.DownFails, nullable, 9), (report.Findings[0].Kind, report.Findings[0].MigrationId, report.Findings[0].Line));
        Assert.Contains("contains null values", report.Findings[0].Message);
        Assert.Empty(without.Findings);
    }
}
