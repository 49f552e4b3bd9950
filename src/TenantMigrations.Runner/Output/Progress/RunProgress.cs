namespace TenantMigrations.Runner;

/// <summary>How far a run is, counted from its events. Events come from one thread at a time, readers from another.</summary>
internal sealed class RunProgress(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly long _start = clock.GetTimestamp();

    // How many phases a tenant still has work in; behind a barrier it comes back.
    private readonly Dictionary<string, int> _phasesLeft = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Database, string? Tenant), WorkCount> _working = [];
    private readonly Pace _tenantPace = new(clock);
    private readonly Pace _stepPace = new(clock);
    private WaveCount[] _waves = [];
    private WaveCount? _wave;
    private int _tenants;
    private int _steps;
    private int _stepsDone;
    private bool _countsSteps;
    private int _globalFailures;
    private string? _waiting;

    public bool IsStarted { get; private set; }

    public void Apply(RunEvent happened)
    {
        lock (_lock)
        {
            switch (happened)
            {
                case RunStarted started:
                    Begin(started.Plan);
                    break;
                case WaveStarted wave:
                    GoOn();
                    if (wave.Number <= _waves.Length) (_wave = _waves[wave.Number - 1]).Begin(wave);
                    break;
                case WaveFinished:
                    _wave?.End();
                    _wave = null;
                    break;
                case RunWaiting waiting:
                    _waiting = waiting.Reason;
                    break;
                case WorkStarted work:
                    GoOn();
                    _working[(work.Database, work.TenantId)] = new WorkCount(work.TenantId, work.Database, work.Steps, clock);
                    break;
                case WorkWaiting waiting:
                    WorkOf(waiting.Database, waiting.TenantId)?.Say("waits: " + waiting.Reason);
                    break;
                case WaitingForLock waiting:
                    WorkOf(waiting.Database, waiting.TenantId)?.Say("waits for " + string.Join(" and ", waiting.Sessions));
                    break;
                case MigrationStarted migration:
                    WorkOf(migration.Database, migration.TenantId)?.Say(migration.MigrationId);
                    break;
                case MigrationProgressed said:
                    _working.FirstOrDefault(work => work.Key.Tenant == said.TenantId).Value?.Say(said.Message + (said.Completed is { } share ? $" ({(int)(share * 100)} %)" : ""));
                    break;
                case MigrationFinished migration:
                    _stepsDone++;
                    _stepPace.Count();
                    WorkOf(migration.Database, migration.TenantId)?.Finish();
                    break;
                case WorkFinished { Result: var result }:
                    End(result);
                    break;
            }
        }
    }

    public RunSnapshot Read()
    {
        lock (_lock)
        {
            var left = _waves.Length == 0 && _waiting is null ? _stepPace.Left(_steps - _stepsDone) : null;
            return new RunSnapshot(
                _tenants, _tenants - _phasesLeft.Count, _failed.Count + _globalFailures, _steps, _stepsDone, clock.GetElapsedTime(_start),
                _countsSteps, (_countsSteps ? _stepPace : _tenantPace).PerSecond, left,
                [.. _waves.Select(wave => wave.Read())], _waiting, [.. _working.Values.Select(work => work.Read()).OrderByDescending(work => work.For)]);
        }
    }

    private WorkCount? WorkOf(string database, string? tenantId) => _working.GetValueOrDefault((database, tenantId));

    private void Begin(MigrationPlan plan)
    {
        IsStarted = true;
        var works = plan.Databases.SelectMany(database => database.Phases).SelectMany(phase => phase.Tenants).ToArray();
        foreach (var work in works) _phasesLeft[work.Tenant!.Id] = _phasesLeft.GetValueOrDefault(work.Tenant.Id) + 1;
        _tenants = _phasesLeft.Count;
        _countsSteps = _tenants < works.Length || _tenants == 0;
        _steps = works.Sum(work => work.Steps.Count) + plan.Databases.SelectMany(database => database.Phases).Sum(phase => phase.Global?.Steps.Count ?? 0);
        _waves = [.. plan.Waves.Select(wave => new WaveCount(wave.Number, plan.Waves.Count, wave.Name, clock))];

        // Reading the fleet is nothing's pace.
        _tenantPace.Restart();
        _stepPace.Restart();
    }

    /// <summary>A pause has ended, of which nothing says so.</summary>
    private void GoOn()
    {
        if (_waiting is null) return;
        _waiting = null;
        _tenantPace.Restart();
        _stepPace.Restart();
    }

    private void End(TenantResult result)
    {
        // What a failure leaves undone is not waited for.
        if (_working.Remove((result.Database, result.TenantId), out var work) && work.Left > 0)
        {
            _stepsDone += work.Left;
            _stepPace.Count(work.Left);
        }

        if (result.Outcome == TenantOutcome.NotStarted) return;
        var isFailure = result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate);
        if (result.TenantId is { } tenant)
        {
            _tenantPace.Count();
            _wave?.Count(isFailure);
            if (isFailure) _failed.Add(tenant);
            if (isFailure || (_phasesLeft.TryGetValue(tenant, out var phases) && phases == 1)) _phasesLeft.Remove(tenant);
            else if (phases > 1) _phasesLeft[tenant] = phases - 1;
        }
        else if (isFailure)
        {
            _globalFailures++;
        }
    }
}
