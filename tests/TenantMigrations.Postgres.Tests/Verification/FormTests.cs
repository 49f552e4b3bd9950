using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Tests.Verification;

/// <summary>What a migration can be besides a file of plain SQL.</summary>
public sealed class FormTests
{
    [Fact]
    public async Task CSharp_code_makes_the_round_trip_and_is_watched_as_a_whole()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        var code = trial.Code("code", Run("ALTER TABLE notes ADD COLUMN text text", "CREATE TABLE more (id int)"), Run("DROP TABLE more", "ALTER TABLE notes DROP COLUMN text"), notes);
        var forgets = trial.Code("forgets", Run("CREATE TABLE kept (id int)"), Run("SELECT 1"), code);

        var report = await trial.VerifyAsync();

        Assert.Equal([TrialState.Done, TrialState.Done, TrialState.Differs], report.Migrations.Select(migration => migration.Down));
        var seen = Assert.Single(report.Migrations[1].UpStatements);
        Assert.Equal(new StatementPlace("C# code", IsDown: false, "migrations/code.cs", null, null), seen.Place);
        Assert.Equal(("notes", TableLock.AccessExclusive), (Assert.Single(seen.OnOthers).Name, report.Migrations[1].StrongestLock!.Lock));
        var finding = Assert.Single(report.Findings);
        Assert.Equal((VerificationFindingKind.DownDoesNotRestore, forgets, "migrations/forgets.cs", null), (finding.Kind, finding.MigrationId, finding.Path, finding.Line));
        Assert.Contains("Left over: relation acme.kept", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Placeholders_and_shared_schemas_are_those_of_the_settings()
    {
        var trial = new Trial();
        trial.Settings = trial.Settings with { SharedSchemas = ["public"], Placeholders = new Dictionary<string, string>(StringComparer.Ordinal) { ["table"] = "odd name" } };
        var countries = trial.Global("countries", "CREATE TABLE public.countries (id int PRIMARY KEY)", "DROP TABLE public.countries");
        var made = trial.Tenant("made", "CREATE TABLE ${table} (id int REFERENCES countries)", "SELECT ${most}", countries, options: "placeholder: table identifier|placeholder: most number = 3");

        var report = await trial.VerifyAsync();

        var finding = Assert.Single(report.Findings);
        Assert.Equal((made, "+ relation acme.\"odd name\": table"), (finding.MigrationId, Assert.Single(finding.Changes, change => change.Difference.Subject == "relation acme.\"odd name\"").Difference.ToString()));
        trial.Settings = trial.Settings with { Placeholders = new Dictionary<string, string>(StringComparer.Ordinal) };
        Assert.Contains("table", (await Assert.ThrowsAsync<FleetException>(trial.VerifyAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_constraint_that_stays_validated_a_repeatable_and_code_outside_a_transaction_are_noted_and_no_finding()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int);\nALTER TABLE notes ADD CONSTRAINT positive CHECK (id > 0) NOT VALID", "DROP TABLE notes");
        trial.Tenant("proven", "ALTER TABLE notes VALIDATE CONSTRAINT positive", "SELECT 1", notes);
        trial.Code("direct", Run("CREATE TABLE one (id int)"), Run("DROP TABLE one"), direct: true);
        trial.Tenant("view", "CREATE OR REPLACE VIEW all_notes AS SELECT id FROM notes", options: "repeatable", needs: notes);

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal([TrialState.Done, TrialState.Done, TrialState.Done, TrialState.NotAsked], report.Migrations.Select(migration => migration.Down));
        Assert.Equal(
            [
                "a constraint stays validated: there is no way back from VALIDATE, and none is needed",
                "C# code outside a transaction: its locks are not observed",
                "repeatable: applied twice instead of undone",
            ],
            report.Migrations.SelectMany(migration => migration.Notes));
        Assert.Equal((TrialState.Done, TrialState.Done), (report.TenantAfterTenant, report.WholeDown));
    }

    [Fact]
    public async Task What_an_irreversible_migration_rests_on_stays_when_everything_goes_down()
    {
        var trial = new Trial();
        var notes = trial.Tenant("notes", "CREATE TABLE notes (id int)", "DROP TABLE notes");
        trial.Tenant("kept", "CREATE VIEW kept AS SELECT id FROM notes", needs: notes, options: "irreversible: it stays");

        var report = await trial.VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal(TrialState.NotAsked, report.WholeDown);
    }

    private static Func<MigrationContext, CancellationToken, Task> Run(params string[] statements) => async (context, cancellationToken) =>
    {
        foreach (var statement in statements) await context.ExecuteAsync(statement, [], cancellationToken);
    };
}
