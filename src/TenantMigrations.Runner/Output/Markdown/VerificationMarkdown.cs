using System.Globalization;

namespace TenantMigrations.Runner;

/// <summary>A verification as a Markdown page, to stand in a pull request.</summary>
internal sealed class VerificationMarkdown(TextWriter output, MigrationRegistry registry, string name)
{
    public void Write(VerificationReport report)
    {
        output.WriteLine($"## {MarkdownText.Plain(name)}: {Verdict(report)}");
        output.WriteLine();
        output.WriteLine(Circumstances(report));
        output.WriteLine();
        if (report.Failure is { } failure) WriteFailure(failure);
        foreach (var finding in report.Findings) Write(finding);
        WritePasses(report);
        WriteMigrations(report);
        WriteStatements(report);
    }

    private static string Verdict(VerificationReport report) => report switch
    {
        { Failure: not null } => "not verified, a migration failed",
        { Findings.Count: > 0 } => $"{Words.Count(report.Findings.Count, "finding")} in {Words.Count(report.Migrations.Count, "migration")}",
        _ => $"{Words.Count(report.Migrations.Count, "migration")} verified",
    };

    private string Circumstances(VerificationReport report)
    {
        var tenants = string.Join(" and ", report.Tenants.Select(MarkdownText.Code));
        var seed = report.SeedStatements is { } statements ? $"a seed of {Words.Count(statements, "statement")}" : "no rows";
        return $"PostgreSQL {MarkdownText.Plain(report.ServerVersion)}, isolation {registry.Settings.Isolation}, tenants {tenants}, {seed}, {DurationText.Of(report.Duration)}.";
    }

    private void WriteFailure(VerificationFailure failure)
    {
        output.WriteLine($"### Failed: {MarkdownText.Code(failure.Error.MigrationId)}");
        output.WriteLine();
        output.WriteLine(Place(failure.Error.Path, failure.Error.Line, failure.Error.Column));
        output.WriteLine();
        foreach (var line in Printable.Lines(failure.Error.Message)) output.WriteLine($"> {MarkdownText.Plain(line)}");
        if (failure.Circumstance is { } circumstance) output.WriteLine($"> ({MarkdownText.Plain(circumstance)})");
        output.WriteLine();
    }

    private void Write(VerificationFinding finding)
    {
        output.WriteLine($"### {VerificationWords.IdOf(finding.Kind)} {MarkdownText.Code(finding.MigrationId)}");
        output.WriteLine();
        output.WriteLine(Place(finding.Path, finding.Line, finding.Column));
        output.WriteLine();
        output.WriteLine(MarkdownText.Plain(finding.Message));
        output.WriteLine();
        if (finding.Changes.Count == 0) return;

        // GitHub colours lines that begin with -, + and !.
        var lines = CatalogDiff.Of(finding.Changes).SelectMany(group => group.Lines
            .Select(line => $"{(line.Sign == '~' ? '!' : line.Sign)} {line.Text}{(line.CauseText.Length > 0 ? $"  ({line.CauseText})" : "")}")
            .Prepend("  " + Printable.Text(group.Object))).ToList();
        var fence = MarkdownText.Fence(lines);
        output.WriteLine(fence + "diff");
        foreach (var line in lines) output.WriteLine(line);
        output.WriteLine(fence);
        output.WriteLine();
    }

    private void WritePasses(VerificationReport report)
    {
        output.WriteLine("| | |");
        output.WriteLine("|---|---|");
        var same = report.Migrations.Count(migration => migration is { Up: TrialState.Done, Down: TrialState.Done or TrialState.NotAsked, UpAgain: TrialState.Done or TrialState.NotAsked });
        output.WriteLine($"| Up, down, up | {Words.Number(same)} of {Words.Count(report.Migrations.Count, "migration")} |");
        foreach (var (what, became, _) in VerificationWords.Passes(report)) output.WriteLine($"| {what} | {became} |");
        output.WriteLine();
    }

    private void WriteMigrations(VerificationReport report)
    {
        output.WriteLine("| migration | | strongest lock | rewrites | rows | time |");
        output.WriteLine("|---|---|---|--:|--:|--:|");
        foreach (var migration in report.Migrations)
        {
            var time = migration.Up == TrialState.Done ? DurationText.Of(migration.UpTime) : "";
            output.WriteLine(
                $"| {MarkdownText.Code(migration.Id)} | {VerificationWords.RoundTrip(migration)} | {MarkdownText.Plain(VerificationWords.StrongestLock(migration))} | {Number(migration.Rewrites)} | {Number(migration.RowsChanged)} | {MarkdownText.Plain(time)} |");
        }

        output.WriteLine();
        var notes = report.Migrations.SelectMany(migration => migration.Notes, (migration, note) => $"{MarkdownText.Code(migration.Id)}: {MarkdownText.Plain(note)}")
            .Concat(report.Notes.Select(MarkdownText.Plain)).ToList();
        foreach (var note in notes) output.WriteLine($"- {note}");
        if (notes.Count > 0) output.WriteLine();
    }

    private void WriteStatements(VerificationReport report)
    {
        output.WriteLine("<details><summary>What each statement does to what was there before</summary>");
        output.WriteLine();
        output.WriteLine("| migration | line | statement | locks, rewrites, scans, rows |");
        output.WriteLine("|---|--:|---|---|");
        foreach (var (migration, statement) in report.Migrations.SelectMany(migration => migration.UpStatements, (migration, statement) => (migration, statement)))
        {
            var line = statement.Place.Line?.ToString(CultureInfo.InvariantCulture) ?? "";
            output.WriteLine($"| {MarkdownText.Code(migration.Id)} | {line} | {statement.Place.Command} | {MarkdownText.Plain(VerificationWords.Effects(statement))} |");
        }

        output.WriteLine();
        output.WriteLine("</details>");
    }

    private static string Place(string path, int? line, int? column) =>
        MarkdownText.Code(path + (line is null ? "" : column is null ? string.Create(CultureInfo.InvariantCulture, $"({line})") : string.Create(CultureInfo.InvariantCulture, $"({line},{column})")));

    private static string Number(long number) => number == 0 ? "" : number.ToString("N0", CultureInfo.InvariantCulture);
}
