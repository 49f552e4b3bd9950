namespace TenantMigrations.Runner;

/// <summary>
/// A run in lines, for logs: a small fleet tenant by tenant, a big one in intervals with its first failures.
/// </summary>
internal sealed class RunNarrator(RunProgress progress, TimeProvider clock)
{
    private const int BigFleet = 30;
    private const int FailuresTold = 10;
    private const int LocksTold = 10;
    private const int WorkTold = 3;
    private static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongInterval = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _waiting = new(StringComparer.Ordinal);
    private long _lastLine = clock.GetTimestamp();
    private bool _isBig;
    private int _failures;
    private int _locks;
    private bool _hasTold;

    /// <summary>What an event is worth saying; null for nothing.</summary>
    public string? Tell(RunEvent happened)
    {
        progress.Apply(happened);
        var line = Line(happened);
        if (line is not null) _lastLine = clock.GetTimestamp();
        return line;
    }

    /// <summary>A sign of life when nothing has been said for a while; null when it is too early.</summary>
    public string? Beat()
    {
        var now = progress.Read();
        var interval = progress.IsStarted && !_hasTold ? FirstInterval : now.Elapsed < TimeSpan.FromMinutes(1) ? ShortInterval : LongInterval;
        if (clock.GetElapsedTime(_lastLine) < interval) return null;
        _lastLine = clock.GetTimestamp();
        if (!progress.IsStarted) return $"Still reading the fleet ({DurationText.Of(now.Elapsed)}).";
        _hasTold = true;
        var working = now.Working.Count > 0 ? $"; working on {string.Join(", ", now.Working.Take(WorkTold).Select(work => Printable.Text(work.Whose)))}" : "";
        return $"{ProgressText.Sentence(now)}, {DurationText.Of(now.Elapsed)}{working}";
    }

    private string? Line(RunEvent happened) => happened switch
    {
        RunStarted started => Started(started.Plan),
        JournalInitialized journal when !_isBig => $"Journal created or upgraded in {Printable.Text(journal.Database)}.",
        MigrationProgressed said when clock.GetElapsedTime(_lastLine) > ShortInterval =>
            $"{Whose(said.TenantId, null)}: {Printable.Text(said.Message)}{(said.Completed is { } share ? $" ({(int)(share * 100)} %)" : "")}",
        WaitingForLock waiting when !_isBig || _locks++ < LocksTold =>
            $"{Whose(waiting.TenantId, waiting.Database)} waits at {waiting.MigrationId} for {Printable.Text(string.Join(" and ", waiting.Sessions))}",
        WorkWaiting waiting when !_isBig && _waiting.Add(waiting.TenantId ?? "") =>
            $"{Whose(waiting.TenantId, null)} waits: {Printable.Text(waiting.Reason)}",
        WorkFinished { Result: var result } => Finished(result),
        WaveStarted wave => $"Wave {wave.Number} of {wave.Of} ({Printable.Text(wave.Name)}): {(wave.Tenants == 0 ? "global migrations" : Words.Count(wave.Tenants, "tenant"))}.",
        WaveFinished { Done: 0, NotDone: 0 } => null,
        WaveFinished wave => $"Wave {wave.Number} of {wave.Of} ({Printable.Text(wave.Name)}) has ended: {Words.Number(wave.Done)} done{(wave.NotDone > 0 ? $", {Words.Number(wave.NotDone)} not" : "")}{Took(wave)}.",
        RunWaiting waiting => Printable.Text(waiting.Reason),
        _ => null,
    };

    private string Took(WaveFinished wave) =>
        progress.Read().Waves.FirstOrDefault(known => known.Number == wave.Number) is { } known && known.Took > TimeSpan.Zero
            ? $", in {DurationText.Of(known.Took)}{(ProgressText.Rate(known.Rate) is { Length: > 0 } rate ? $", {rate}" : "")}" : "";

    private string? Started(MigrationPlan plan)
    {
        var now = progress.Read();
        _isBig = now.Tenants > BigFleet;
        _lastLine = clock.GetTimestamp();
        if (now.Steps == 0) return null;
        var undoes = plan.Databases.SelectMany(database => database.Phases)
            .Any(phase => phase.Tenants.Append(phase.Global).Any(work => work?.Steps.Any(step => step.Kind == StepKind.Rollback) == true));
        var databases = plan.Databases.Count(database => database.Phases.Count > 0);
        return $"{(undoes ? "Rolling back" : "Applying")} {Words.Count(now.Steps, "migration")} in {Words.Count(databases, "database")}, {Words.Count(now.Tenants, "tenant")} (plan {plan.Hash[..Math.Min(12, plan.Hash.Length)]}).";
    }

    private string? Finished(TenantResult result)
    {
        // When a run stops, all that remains ends like this; the closing table counts them.
        if (result.Outcome == TenantOutcome.NotStarted) return null;
        if (result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate))
        {
            _failures++;
            if (_failures > FailuresTold) return _failures == FailuresTold + 1 ? "More failures are counted only; the end lists them." : null;
            var why = result.Error is { } error ? $" at {error.MigrationId}: {Printable.Text(error.Message)}" : $": {Printable.Text(result.Reason)}";
            return $"{Place()}{Whose(result.TenantId, result.Database)} {Words.Of(result.Outcome)}{why}";
        }

        if (_isBig) return null;
        return $"{Place()}{Whose(result.TenantId, result.Database)}: {Words.Count(result.Applied, "migration")} in {DurationText.Of(result.Duration)}";
    }

    private string Place() => progress.Read() is { Tenants: > 0 } now ? $"[{Words.Number(now.Finished)}/{Words.Number(now.Tenants)}] " : "";

    private static string Whose(string? tenantId, string? database) =>
        tenantId is not null ? Printable.Text(tenantId) : database is null ? "global migrations" : $"global migrations of {Printable.Text(database)}";
}
