using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>The end of a run or a rollback: a table of a small fleet, the sums of a big one, and what failed with what to do next.</summary>
internal sealed class RunText(TextPage page, IFailureLines failures, MigrationRegistry registry, string name)
{
    private const int BigFleet = 30;

    public void Write(RunReport report, bool undoes)
    {
        var results = report.Global.Where(result => result.Outcome != TenantOutcome.UpToDate).Concat(report.Tenants).ToArray();
        if (results.All(result => result.Outcome == TenantOutcome.UpToDate) && report.Outcome == RunOutcome.Done)
        {
            page.Prose(NothingToDo(report, undoes), TextStyles.Good);
            WriteSuspended(report);
            return;
        }

        if (results.Length <= BigFleet) Rows(Sorted(results), undoes).Write(page);
        else WriteSums(results, undoes);

        var found = Failure.Of(report);
        if (found.Count > 0) page.Blank();
        foreach (var failure in found) failures.Write(failure);
        if (report.Waves.Count > 0) WriteWaves(report);
        page.Blank();
        WriteSuspended(report);
        if (report.StoppedBecause is { } why && report.Outcome != RunOutcome.Cancelled) page.Prose(Printable.Text(why), TextStyles.Waiting);
        page.Prose(Closing(report, undoes), report.Outcome == RunOutcome.Done ? TextStyles.Good : TextStyles.Plain);
        foreach (var advice in RunAdvice.Of(report, found, registry, undoes)) page.Prose(advice);
        if (report.Outcome == RunOutcome.Cancelled)
            failures.Write(new Trouble(TroubleKind.Cancelled, $"Cancelled. What was in flight is rolled back; {(undoes ? "rollback again" : report.Waves.Count > 0 ? $"run --resume {report.RunId}" : "run again")} to go on where this stopped."));
    }

    private string NothingToDo(RunReport report, bool undoes)
    {
        var migrations = $"({name}, {Words.Count(registry.Migrations.Count, "migration")})";
        if (undoes) return $"There is nothing to roll back {migrations}.";
        return report.Tenants.Count switch
        {
            0 => $"The fleet has no tenants, and no global migration is pending {migrations}.",
            1 => $"{Printable.Text(report.Tenants[0].TenantId)} is up to date {migrations}.",
            _ => $"All {Words.Number(report.Tenants.Count)} tenants are up to date {migrations}.",
        };
    }

    private static IEnumerable<TenantResult> Sorted(IEnumerable<TenantResult> results) => results.OrderBy(result => result.Outcome switch
    {
        TenantOutcome.Failed => 0,
        TenantOutcome.Unreachable => 1,
        TenantOutcome.Locked => 2,
        TenantOutcome.Blocked => 3,
        TenantOutcome.NotStarted => 4,
        _ => 5,
    });

    private static TextTable Rows(IEnumerable<TenantResult> results, bool undoes)
    {
        var table = new TextTable("Tenant", "", undoes ? "#Undone" : "#Applied", "#Pending", "#Failed", "#Time");
        foreach (var result in results)
        {
            table.Add(
                result.TenantId is { } tenant ? (tenant, TextStyles.Plain) : ($"global, {result.Database}", TextStyles.Quiet),
                (Words.Of(result.Outcome), TextStyles.Of(result.Outcome)),
                Number(result.Applied, TextStyles.Plain),
                Number(result.Pending, TextStyles.Waiting),
                Number(result.Failed, TextStyles.Bad),
                (result.Outcome is TenantOutcome.UpToDate or TenantOutcome.NotStarted ? "" : DurationText.Of(result.Duration), TextStyles.Plain));
        }

        return table;
    }

    private void WriteSums(TenantResult[] results, bool undoes)
    {
        var table = new TextTable("", "#Tenants", undoes ? "#Undone" : "#Applied", "#Pending", "#Longest");
        foreach (var group in Sorted(results.Where(result => result.TenantId is not null)).GroupBy(result => result.Outcome))
        {
            table.Add(
                (Words.Of(group.Key), TextStyles.Of(group.Key)),
                Number(group.Count(), TextStyles.Plain),
                Number(group.Sum(result => result.Applied), TextStyles.Plain),
                Number(group.Sum(result => result.Pending), TextStyles.Waiting),
                (group.Key is TenantOutcome.UpToDate or TenantOutcome.NotStarted ? "" : DurationText.Of(group.Max(result => result.Duration)), TextStyles.Plain));
        }

        table.Write(page);
        var notDone = Sorted(results).Where(result => result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate or TenantOutcome.NotStarted)).ToArray();
        if (notDone.Length == 0) return;
        Rows(notDone.Take(BigFleet), undoes).Write(page);
        if (notDone.Length > BigFleet) page.Prose($"and {Words.Number(notDone.Length - BigFleet)} more; --format json lists all.", TextStyles.Quiet);
    }

    private void WriteWaves(RunReport report)
    {
        var table = new TextTable("#Wave", "", "#Tenants", "#Done", "#Failed");
        foreach (var wave in report.Waves)
        {
            table.Add(
                (Words.Number(wave.Number), TextStyles.Plain),
                (wave.Name, TextStyles.Plain),
                Number(wave.Tenants, TextStyles.Plain),
                Number(wave.Done, wave.Done == wave.Tenants ? TextStyles.Good : TextStyles.Waiting),
                Number(wave.Failed, TextStyles.Bad));
        }

        table.Write(page);
    }

    private void WriteSuspended(RunReport report)
    {
        if (report.SuspendedTenants.Count > 0)
            page.Prose($"Left out, as suspended: {Words.Names(report.SuspendedTenants)}.", TextStyles.Waiting);
    }

    private static string Closing(RunReport report, bool undoes)
    {
        var did = $"{Words.Count(report.Global.Concat(report.Tenants).Sum(result => result.Applied), "migration")} {(undoes ? "rolled back" : "applied")} in {DurationText.Of(report.Duration)}";
        var failed = report.Tenants.Count(result => result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate or TenantOutcome.NotStarted));
        var state = report.Outcome switch
        {
            RunOutcome.Done => "Done",
            RunOutcome.Cancelled => "Before it was cancelled",
            RunOutcome.Paused => "Paused",
            _ when failed > 0 => $"{Words.Number(report.Tenants.Count(result => !result.IsDone))} of {Words.Count(report.Tenants.Count, "tenant")} did not get there",
            _ => "Not done",
        };
        return $"{state}: {did}. Run {report.RunId}.";
    }

    // A zero is what the eye should pass over.
    private static (string Text, Style Style) Number(int count, Style style) => (Words.Number(count), count == 0 ? TextStyles.Quiet : style);
}
