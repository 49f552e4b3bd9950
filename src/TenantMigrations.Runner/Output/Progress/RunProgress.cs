namespace TenantMigrations.Runner;

/// <summary>How far a run is, counted from its events. Events come from one thread at a time, readers from another.</summary>
internal sealed class RunProgress(TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly long _start = clock.GetTimestamp();
    // How many phases a tenant still has work in; behind a barrier it comes back.
    private readonly Dictionary<string, int> _phasesLeft = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _working = new(StringComparer.Ordinal);
    private int _tenants;
    private int _steps;
    private int _stepsDone;
    private int _globalFailures;
    private (string Key, string Text) _said;

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
                case WorkStarted work:
                    _working[Key(work.TenantId, work.Database)] = work.Steps;
                    break;
                case MigrationFinished migration:
                    _stepsDone++;
                    if (_working.TryGetValue(Key(migration.TenantId, migration.Database), out var left)) _working[Key(migration.TenantId, migration.Database)] = left - 1;
                    break;
                case MigrationProgressed said:
                    _said = (said.TenantId ?? "", said.Message);
                    break;
                case WorkFinished { Result: var result }:
                    End(result);
                    break;
            }
        }
    }

    public Snapshot Read()
    {
        lock (_lock)
        {
            return new Snapshot(
                _tenants, _tenants - _phasesLeft.Count, _failed.Count + _globalFailures, _steps, _stepsDone, clock.GetElapsedTime(_start), Said(),
                [.. _working.Keys.Take(3).Select(key => key.Split('\n') is [var database, ""] ? "global migrations of " + database : key[(key.IndexOf('\n', StringComparison.Ordinal) + 1)..])]);
        }
    }

    private string? Said() => _said.Text is not { } text ? null : _said.Key.Length > 0 ? $"{_said.Key}: {text}" : text;

    private static string Key(string? tenantId, string database) => database + "\n" + tenantId;

    private void Begin(MigrationPlan plan)
    {
        IsStarted = true;
        var works = plan.Databases.SelectMany(database => database.Phases).SelectMany(phase => phase.Tenants).ToArray();
        foreach (var work in works) _phasesLeft[work.Tenant!.Id] = _phasesLeft.GetValueOrDefault(work.Tenant.Id) + 1;
        _tenants = _phasesLeft.Count;
        _steps = works.Sum(work => work.Steps.Count) + plan.Databases.SelectMany(database => database.Phases).Sum(phase => phase.Global?.Steps.Count ?? 0);
    }

    private void End(TenantResult result)
    {
        // What a failure leaves undone is not waited for.
        if (_said.Key == (result.TenantId ?? "")) _said = default;
        if (_working.Remove(Key(result.TenantId, result.Database), out var left)) _stepsDone += Math.Max(0, left);
        if (result.Outcome == TenantOutcome.NotStarted) return;
        var isFailure = result.Outcome is not (TenantOutcome.Done or TenantOutcome.UpToDate);
        if (result.TenantId is { } tenant)
        {
            if (isFailure) _failed.Add(tenant);
            if (isFailure || (_phasesLeft.TryGetValue(tenant, out var phases) && phases == 1)) _phasesLeft.Remove(tenant);
            else if (phases > 1) _phasesLeft[tenant] = phases - 1;
        }
        else if (isFailure)
        {
            _globalFailures++;
        }
    }

    /// <summary>The counts at one moment, and what a long migration said last.</summary>
    internal sealed record Snapshot(int Tenants, int Finished, int Failed, int Steps, int StepsDone, TimeSpan Elapsed, string? Said, IReadOnlyList<string> WorkingOn)
    {
        public double TenantsPerSecond => Elapsed.TotalSeconds > 0 ? Finished / Elapsed.TotalSeconds : 0;

        public double Share => Steps == 0 ? 0 : Math.Clamp((double)StepsDone / Steps, 0, 1);
    }
}
