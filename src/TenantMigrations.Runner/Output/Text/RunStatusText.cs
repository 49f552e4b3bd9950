using System.Globalization;
using Spectre.Console;

namespace TenantMigrations.Runner;

/// <summary>How a run stands: who, since when, wave by wave, and what is not done.</summary>
internal sealed class RunStatusText(TextPage page)
{
    private const int TenantsShown = 30;

    // Three signs of life were missed, and some more.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(15);

    public void Write(RunDetails details)
    {
        var run = details.Run;
        page.Flow(
            0,
            2,
            ($"{Kind(run.Kind)} {run.Id} ", TextStyles.Strong),
            (Words.Of(run.State), Style(run.State)),
            ($", by {Printable.Text(run.Actor)}{(run.Shards > 1 ? $" and {run.Shards - 1} more" : "")}", TextStyles.Plain));
        page.Line($"Began {Time(run.StartedAt)} UTC{(run.EndedAt is { } end ? $", ended {Time(end)} UTC, {DurationText.Of(end - run.StartedAt)}" : "")}.", TextStyles.Quiet);
        if (run is { State: RunState.Running, SilentFor: { } silent } && silent > s_silence)
            page.Prose($"It has not been heard of for {DurationText.Of(silent)}: its process was killed, or cannot reach the control database. 'run --resume {run.Id}' goes on with it.", TextStyles.Waiting);
        if (run.Reason is { } reason) page.Prose(Printable.Text(reason), TextStyles.Waiting);
        if (details.Tenants.Count > 0)
        {
            WriteWaves(details);
            WriteTenants([.. details.Tenants.Where(tenant => tenant.State is RunTenantState.Failed or RunTenantState.Blocked or RunTenantState.Running)]);
        }

        WriteAdvice(run);
    }

    private void WriteWaves(RunDetails details)
    {
        var table = new TextTable("#Wave", "", "#Tenants", "#Done", "#Running", "#Pending", "#Failed", "#Blocked");
        foreach (var wave in details.Tenants.GroupBy(tenant => tenant.Wave))
        {
            table.Add(
                (wave.Key == 0 ? "" : Words.Number(wave.Key), TextStyles.Plain),
                (wave.Key > 0 && wave.Key <= details.Run.Waves.Count ? details.Run.Waves[wave.Key - 1] : "all", TextStyles.Plain),
                Number(wave.Count(), TextStyles.Plain),
                Count(RunTenantState.Done, TextStyles.Good),
                Count(RunTenantState.Running, TextStyles.Waiting),
                Count(RunTenantState.Pending, TextStyles.Waiting),
                Count(RunTenantState.Failed, TextStyles.Bad),
                Count(RunTenantState.Blocked, TextStyles.Bad));

            (string Text, Style Style) Count(RunTenantState state, Style style) => Number(wave.Count(tenant => tenant.State == state), style);
        }

        table.Write(page);
    }

    private void WriteTenants(RunTenantRecord[] tenants)
    {
        if (tenants.Length == 0) return;
        var table = new TextTable("Tenant", "", "Since (UTC)");
        foreach (var tenant in tenants.OrderBy(tenant => tenant.State).Take(TenantsShown))
        {
            table.Add(
                (tenant.TenantId, TextStyles.Plain),
                (tenant.State.ToString().ToLowerInvariant(), tenant.State == RunTenantState.Running ? TextStyles.Waiting : TextStyles.Bad),
                (Time(tenant.ChangedAt), TextStyles.Quiet));
        }

        table.Write(page);
        if (tenants.Length > TenantsShown) page.Prose($"and {Words.Number(tenants.Length - TenantsShown)} more; --format json lists all.", TextStyles.Quiet);
        WriteReasons(tenants);
    }

    // Beneath the table: a reason is longer than a column.
    private void WriteReasons(RunTenantRecord[] tenants)
    {
        var reasons = tenants.Where(tenant => tenant.Reason is not null).GroupBy(tenant => tenant.Reason!, StringComparer.Ordinal).ToArray();
        if (reasons.Length > 0) page.Blank();
        foreach (var reason in reasons.Take(TenantsShown))
            page.Prose($"{Printable.Text(reason.Key)} [{Words.Whose("tenant", [.. reason.Select(tenant => tenant.TenantId)])}]", TextStyles.Bad);
    }

    private void WriteAdvice(RunRecord run)
    {
        if (run.Kind != RunKind.Run || run.State is not (RunState.Paused or RunState.Stopped or RunState.Cancelled or RunState.Failed)) return;
        page.Blank();
        page.Prose(RunAdvice.GoOn(run.Id));
    }

    private static (string Text, Style Style) Number(int count, Style style) => (Words.Number(count), count == 0 ? TextStyles.Quiet : style);

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Kind(RunKind kind) => kind switch
    {
        RunKind.Rollback => "Rollback",
        RunKind.Recover => "Recovery",
        _ => "Run",
    };

    private static Style Style(RunState state) => state switch
    {
        RunState.Completed => TextStyles.Good,
        RunState.Failed or RunState.Stopped => TextStyles.Bad,
        _ => TextStyles.Waiting,
    };
}
