namespace TenantMigrations.Engine;

/// <summary>How far one work is. Used by one worker at a time.</summary>
internal sealed class WorkInProgress
{
    private readonly RunServices _run;
    private readonly PlannedWork _work;
    private readonly IReadOnlyList<string> _barrierTenants;
    private readonly bool _undoes;
    private readonly long _begun;
    private IReadOnlyList<PlannedStep> _steps;
    private IReadOnlyList<MigrationStep>? _sent;
    private JournalHead _head;
    private long _waitingSince;
    private bool _isWaiting;
    private long _triedSince;
    private bool _isTried;
    private int _reported;
    private string? _started;

    public WorkInProgress(RunServices run, DatabaseAddress database, PlannedWork work, IReadOnlyList<string> barrierTenants, bool undoes)
    {
        _run = run;
        _work = work;
        _barrierTenants = barrierTenants;
        _undoes = undoes;
        _begun = run.Time.GetTimestamp();
        _steps = work.Steps;
        _head = work.ExpectedHead;
        Database = database;
    }

    public DatabaseAddress Database { get; }

    public string? TenantId => _work.Tenant?.Id;

    public bool HasSteps => _steps.Count > 0;

    /// <summary>How many steps are committed; in a rollback, how many of those that undo.</summary>
    public int Applied { get; private set; }

    /// <summary>How often the present step was retried.</summary>
    public int Retries { get; set; }

    /// <summary>How often it was waited for a lock, since something was done last.</summary>
    public int Waits { get; set; }

    /// <summary>How often the journal had moved, since something was done last.</summary>
    public int Moves { get; set; }

    /// <summary>How often the connection was lost in the middle of the present step.</summary>
    public int Losses { get; set; }

    /// <summary>How often the database could not be reached in a row, since it answered last.</summary>
    public int Absences { get; set; }

    /// <summary>How long the present step has been tried, all pauses included. Begins with the first question.</summary>
    public TimeSpan TriedFor
    {
        get
        {
            if (!_isTried) (_isTried, _triedSince) = (true, _run.Time.GetTimestamp());
            return _run.Time.GetElapsedTime(_triedSince);
        }
    }

    /// <summary>How long nothing could be done because of others. Begins with the first question.</summary>
    public TimeSpan WaitedFor
    {
        get
        {
            if (!_isWaiting) (_isWaiting, _waitingSince) = (true, _run.Time.GetTimestamp());
            return _run.Time.GetElapsedTime(_waitingSince);
        }
    }

    /// <summary>What is left, to be sent.</summary>
    public TenantWork Next()
    {
        _sent = _run.Steps.Prepare(_steps);
        _reported = 0;
        TellStart();
        return new TenantWork
        {
            Tenant = _work.Tenant,
            Steps = _sent,
            ExpectedHead = _head,
            RunId = _run.RunId,
            BarrierTenants = _barrierTenants,
            MayRepeat = _steps[0].MayRepeat,
        };
    }

    /// <summary>Passes signs of life on as events.</summary>
    public void Report(StepProgress progress)
    {
        var step = _sent![progress.StepIndex];
        if (progress.Statement is { } statement)
        {
            _run.Events.Write(_run.Errors.Locate(TenantId, Database, step, statement));
            return;
        }

        if (progress.BlockedBy is { } sessions)
        {
            _run.Events.Write(new WaitingForLock(TenantId, Database.Key, step.Migration.Id, sessions));
            return;
        }

        if (progress.IsCheckpoint)
        {
            StartOver();
            return;
        }

        if (!progress.IsCompleted)
        {
            _run.Events.Write(new MigrationProgressed(TenantId, step.Migration.Id, progress.Message ?? "", progress.Completed));
            return;
        }

        // Each step once and in order, also where a sign is given twice.
        if (progress.StepIndex != _reported) return;
        _reported++;
        // The repeatables that run again behind a rollback are not what was asked for.
        if (!_undoes || step.Kind == StepKind.Rollback) Applied++;
        _run.Events.Write(new MigrationFinished(TenantId, Database.Key, step.Migration.Id, step.Kind, progress.Duration));
        TellStart();
    }

    /// <summary>Goes on behind the steps that are committed.</summary>
    public void Complete(int steps)
    {
        while (_reported < steps) Report(new StepProgress(_reported, IsCompleted: true));
        if (steps == 0) return;
        for (var i = 0; i < steps; i++) _head = _run.Graph.Advance(_head, _steps[i]);
        _steps = [.. _steps.Skip(steps)];
        _reported = 0;
        StartOver();
    }

    /// <summary>Counts what was reported before the database's call broke off: it is committed, and not left.</summary>
    public void CompleteReported() => Complete(_reported);

    /// <summary>Tries the first step again from a statement on, which the server has refused: outside a transaction those before it are done.</summary>
    public void ResumeAt(int statement) => _steps = [_steps[0] with { ResumeAtStatement = statement, MayRepeat = true }, .. _steps.Skip(1)];

    /// <summary>The server's refusal is one attempt's; of one whose connection was lost only a person can say that it may be repeated.</summary>
    public void Lose()
    {
        Losses++;
        if (_steps.Count > 0 && _steps[0].MayRepeat && !_work.Steps.Contains(_steps[0])) _steps = [_steps[0] with { MayRepeat = false }, .. _steps.Skip(1)];
    }

    /// <summary>Keeps of the steps what the journal, read again, still needs. Returns what stands in the way, or null.</summary>
    public string? Replan(IReadOnlyList<JournalEntry> rows)
    {
        var remainder = Remainder.Of(_run.Graph, Database.Key, _run.RunId, _steps, rows);
        if (remainder.Obstacle is not null) return remainder.Obstacle;
        var done = _steps.Where(step => !remainder.Steps.Any(left => left.Migration == step.Migration && left.Kind == step.Kind)).ToList();
        // Without a loss it was another: a runner that shares the rollout has the same run's id.
        var wasLost = Losses > 0;
        if (done.Count > 0) StartOver();
        if (wasLost)
            foreach (var step in done) ReportOwn(step, rows);
        (_steps, _head) = (remainder.Steps, remainder.Head);
        return null;
    }

    /// <summary>Tells of the next one where it is sent by itself; once, also where it is tried again.</summary>
    private void TellStart()
    {
        if (_reported >= _sent!.Count) return;
        var step = _sent[_reported];
        if (step.Kind == StepKind.Skip || (step.InTransaction && step.Migration.Kind != MigrationKind.Code) || _started == step.Migration.Id) return;
        _started = step.Migration.Id;
        _run.Events.Write(new MigrationStarted(TenantId, Database.Key, step.Migration.Id, step.Kind));
    }

    public WorkResult End(TenantOutcome outcome, MigrationError? error = null, string? reason = null) =>
        new(outcome, Applied, _steps, error, reason, _run.Time.GetElapsedTime(_begun));

    // Committed by this run, and the connection was lost before the answer came.
    private void ReportOwn(PlannedStep step, IReadOnlyList<JournalEntry> rows)
    {
        var id = _run.Graph.Migrations[step.Migration].Id;
        if (rows.FirstOrDefault(row => row.MigrationId == id) is not { } row || row.RunId != _run.RunId) return;
        if (!_undoes || step.Kind == StepKind.Rollback) Applied++;
        _run.Events.Write(new MigrationFinished(TenantId, Database.Key, id, step.Kind, row.ExecutionTime));
    }

    private void StartOver()
    {
        Retries = Waits = Moves = Losses = Absences = 0;
        _isWaiting = _isTried = false;
    }
}
