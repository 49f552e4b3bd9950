namespace TenantMigrations.Engine;

/// <summary>
/// Cuts a plan into stages. A wave goes, in each database, as far as it can without the tenants of later waves: to the first barrier that those still owe.
/// When the last wave is there, the next round begins, with the first wave again.
/// </summary>
internal static class RolloutStages
{
    /// <summary>Cuts it.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<RolloutStage> Of(MigrationPlan plan)
    {
        var waves = Math.Max(1, plan.Waves.Count);
        var waveOf = plan.WaveNumbers();

        var cursors = plan.Databases.Where(database => database.NeedsJournal || database.Phases.Count > 0 || database.Blocked.Count > 0)
            .Select(database => new Cursor(database, waveOf)).ToList();
        var stages = new List<RolloutStage>();
        for (var round = 0; cursors.Exists(cursor => !cursor.IsAtEnd); round++)
        {
            for (var wave = 0; wave < waves; wave++)
            {
                var works = cursors.Select(cursor => cursor.Advance(wave)).OfType<StageWork>().ToList();
                if (works.Count > 0) stages.Add(new RolloutStage(wave, round, works));
            }
        }

        return stages;
    }

    /// <summary>How far the stages have come in one database.</summary>
    private sealed class Cursor(DatabasePlan plan, Dictionary<string, int> waveOf)
    {
        private int _phase;
        private bool _isGlobalDone;
        private bool _isEntered;
        private int _least;

        public bool IsAtEnd => _isEntered && _phase == plan.Phases.Count;

        public StageWork? Advance(int wave)
        {
            if (IsAtEnd || wave < plan.FirstWave) return null;
            _isEntered = true;
            var phases = new List<PlanPhase>();
            while (_phase < plan.Phases.Count)
            {
                var phase = plan.Phases[_phase];
                // Who is in an earlier wave goes first behind a barrier, too: in the next round.
                if (phase.Tenants.Any(work => WaveOf(work) is var other && other >= _least && other < wave)) break;
                var now = phase.Tenants.Where(work => WaveOf(work) == wave).ToArray();
                var global = _isGlobalDone ? null : phase.Global;
                _isGlobalDone = true;
                if (global is not null || now.Length > 0) phases.Add(now.Length == phase.Tenants.Count ? phase with { Global = global } : new PlanPhase(global, now));
                if (phase.Tenants.Any(work => WaveOf(work) > wave))
                {
                    _least = wave + 1;
                    break;
                }

                (_phase, _isGlobalDone, _least) = (_phase + 1, false, 0);
            }

            return phases.Count > 0 || (plan.Phases.Count == 0 && plan.FirstWave == wave) ? new StageWork(plan, phases) : null;
        }

        // From 0; without waves all are in the first.
        private int WaveOf(PlannedWork work) => waveOf.TryGetValue(work.Tenant!.Id, out var number) ? number - 1 : 0;
    }
}
