using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>A verification for people: a line a migration, the statements that are slow on large tables, and what was found.</summary>
internal sealed class VerificationText(TextPage page, IFailureLines failures, MigrationRegistry registry, string name)
{
    public void Write(VerificationReport report)
    {
        var seed = report.SeedStatements is { } statements ? $", {Words.Count(statements, "seed statement")}" : ", no rows";
        page.Prose($"{name} on PostgreSQL {report.ServerVersion}, isolation {registry.Settings.Isolation}, tenants {Words.Names(report.Tenants)}{seed}");
        if (report.Migrations.Count > 0) WriteMigrations(report);
        WriteBurdens(report);
        WriteNotes(report);
        if (report.Failure is null) WritePasses(report);
        if (report.Findings.Count > 0 || report.Failure is not null) page.Blank();
        foreach (var finding in report.Findings) Write(finding);
        if (report.Failure is { } failure) failures.Write(failure);
        page.Blank();
        page.Prose(Closing(report), report.Failure is null && report.Findings.Count == 0 ? TextStyles.Good : TextStyles.Plain);
    }

    private void WriteMigrations(VerificationReport report)
    {
        // Most verifications rewrite nothing, and without a seed no row is changed.
        var (rewrites, rows) = (report.Migrations.Any(migration => migration.Rewrites > 0), report.Migrations.Any(migration => migration.RowsChanged > 0));
        var table = new TextTable(["Migration", "", "Strongest lock", .. rewrites ? ["#Rewrites"] : Array.Empty<string>(), .. rows ? ["#Rows"] : Array.Empty<string>(), "#Time"]) { HasIds = true };
        foreach (var migration in report.Migrations)
        {
            (string, Style)[] cells =
            [
                (migration.Id, TextStyles.Plain),
                (VerificationWords.RoundTrip(migration), StyleOf(migration)),
                (VerificationWords.StrongestLock(migration), StyleOf(migration.StrongestLock)),
                .. rewrites ? [(Number(migration.Rewrites), TextStyles.Waiting)] : Array.Empty<(string, Style)>(),
                .. rows ? [(Number(migration.RowsChanged), TextStyles.Plain)] : Array.Empty<(string, Style)>(),
                (migration.Up is TrialState.Done ? DurationText.Of(migration.UpTime) : "", TextStyles.Quiet),
            ];
            table.Add(cells);
        }

        table.Write(page);
    }

    // What takes as long as the table is large, while others wait: on empty tables nobody would feel it.
    private void WriteBurdens(VerificationReport report)
    {
        var burdens = report.Migrations.SelectMany(migration => migration.UpStatements, (migration, statement) => (migration, Statement: statement, Words: VerificationWords.Burden(statement)))
            .Where(burden => burden.Words is not null).ToList();
        if (burdens.Count == 0) return;
        page.Blank();
        page.Line("While these work, others wait, the longer the larger the table is:", TextStyles.Strong);
        foreach (var (migration, statement, words) in burdens)
        {
            var line = statement.Place.Line is { } number ? FormattableString.Invariant($" line {number}") : "";
            page.Flow(2, 4, (Printable.Text(migration.Id) + line + " ", TextStyles.Plain), (statement.Place.Command + " ", TextStyles.Quiet), (words!, TextStyles.Waiting));
        }
    }

    private void WriteNotes(VerificationReport report)
    {
        var notes = report.Migrations.SelectMany(migration => migration.Notes, (migration, note) => $"{Printable.Text(migration.Id)}: {Printable.Text(note)}").Concat(report.Notes).ToList();
        if (notes.Count == 0) return;
        page.Blank();
        foreach (var note in notes) page.Prose(note, TextStyles.Quiet, indent: 2);
    }

    private void WritePasses(VerificationReport report)
    {
        page.Blank();
        foreach (var (what, became, state) in VerificationWords.Passes(report))
            page.Flow(0, 2, (what.PadRight(22), TextStyles.Plain), (became, StyleOf(state)));
    }

    private void Write(VerificationFinding finding)
    {
        failures.Write(finding);
        foreach (var (about, lines) in CatalogDiff.Of(finding.Changes))
        {
            page.Line("    " + Printable.Text(about), TextStyles.Strong);
            foreach (var line in lines)
            {
                var cause = line.CauseText.Length > 0 ? $"  ({line.CauseText})" : "";
                page.Flow(6, 4, ($"{line.Sign} ", StyleOf(line.Sign)), (line.Text, StyleOf(line.Sign)), (cause, TextStyles.Quiet));
            }
        }
    }

    private static string Closing(VerificationReport report)
    {
        var time = DurationText.Of(report.Duration);
        if (report.Failure is not null)
        {
            var missed = report.Migrations.Count(migration => migration.Up == TrialState.NotReached);
            return $"Not verified: a migration failed{(missed > 0 ? $", and {Words.Count(missed, "migration")} behind it {(missed == 1 ? "was" : "were")} not reached" : "")} ({time}).";
        }

        return report.Findings.Count == 0
            ? $"Verified: {Words.Count(report.Migrations.Count, "migration")}, nothing found ({time})."
            : $"Verified: {Words.Count(report.Migrations.Count, "migration")}, {Words.Count(report.Findings.Count, "finding")} ({time}).";
    }

    private static string Number(long number) => number == 0 ? "" : number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    private static Style StyleOf(VerifiedMigration migration) => migration switch
    {
        { Up: TrialState.NotReached } => TextStyles.Quiet,
        { Up: TrialState.Failed } or { Down: TrialState.Failed or TrialState.Differs } or { UpAgain: TrialState.Failed or TrialState.Differs } => TextStyles.Bad,
        { Down: TrialState.NotAsked } => TextStyles.Waiting,
        _ => TextStyles.Good,
    };

    private static Style StyleOf(RelationEffect? relation) => relation?.Lock >= TableLock.Share ? TextStyles.Waiting : TextStyles.Quiet;

    private static Style StyleOf(TrialState state) => state switch
    {
        TrialState.Done => TextStyles.Good,
        TrialState.NotAsked or TrialState.NotReached => TextStyles.Quiet,
        _ => TextStyles.Bad,
    };

    private static Style StyleOf(char sign) => sign switch { '+' => TextStyles.Good, '-' => TextStyles.Bad, _ => TextStyles.Waiting };
}
