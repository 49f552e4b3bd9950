using System.Security.Cryptography;
using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Executes any plan: what pending migrations, rollbacks and retries have in common.</summary>
internal sealed class Execution(FleetServices fleet)
{
    public async Task<RunReport> RunAsync(PreparedRun prepared, Action<RunEvent> observer, CancellationToken cancellationToken)
    {
        var control = fleet.Control(prepared.Fleet.Control);
        var shard = prepared.Shard;
        var plan = shard.Count == 1 ? prepared.Plan : shard.Restrict(prepared.Plan);
        await RefuseBypassAsync(plan, cancellationToken).ConfigureAwait(false);
        var begins = Describe(prepared, plan);
        var isIdle = plan.IsEmpty && !begins.IsResumed && shard.Count == 1;
        if (isIdle) await RecordEmptyAsync(control, begins, cancellationToken).ConfigureAwait(false);
        else begins = begins with { Id = await control.BeginAsync(begins, cancellationToken).ConfigureAwait(false) };

        RunSteering? steering = null;
        using var telemetry = new RunTelemetry(fleet.Log);
        var events = new EventStream(observer, happened =>
        {
            telemetry.Observe(happened);
            steering!.Observe(happened);
        });
        await using var closing = events.ConfigureAwait(false);
        var run = fleet.Run(begins.Id, prepared.Steps, events);
        steering = new RunSteering(isIdle ? new NoControlDatabase() : control, run, shard);
        await using var ending = steering.ConfigureAwait(false);
        run.HasLivingFellows = () => steering.HasLivingFellows;

        var own = Own(prepared);
        run.Failures.Limit(fleet.Settings.MaxFailures?.Of(prepared.Fleet.Tenants.Count(tenant => tenant.State == TenantState.Active)));
        var active = prepared.Fleet.Tenants.Where(tenant => tenant.State == TenantState.Active).ToLookup(tenant => tenant.Database, tenant => tenant.Id);
        var gates = new RolloutGates(run, plan, steering, prepared.Resumed);
        var report = await new FleetRun(run, plan, own, active, prepared.Unreachable, gates).RunAsync(cancellationToken).ConfigureAwait(false);
        await steering.EndAsync(StateOf(report, run.Halt.Why), report.StoppedBecause).ConfigureAwait(false);
        return report;
    }

    /// <summary>Refuses a plan whose tenant migrations would bypass row level security. Who cannot be reached now is told of by the run itself.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Findings"/>: they would.</exception>
    public async Task RefuseBypassAsync(MigrationPlan plan, CancellationToken cancellationToken)
    {
        var registry = fleet.Graph.Registry.Settings;
        if (!RowSecurity.IsGuarded(registry, fleet.Settings)) return;
        await new DatabaseSweep(fleet).AskAsync<object>(
            [.. plan.Databases.Where(database => database.Phases.Any(phase => phase.Tenants.Count > 0)).Select(database => (database.Database, (IReadOnlyList<Tenant>)[]))],
            async (database, _, token) =>
            {
                await RowSecurity.RefuseBypassAsync(database, registry, fleet.Settings, token).ConfigureAwait(false);
                return database;
            },
            cancellationToken).ConfigureAwait(false);
    }

    private NewRun Describe(PreparedRun prepared, MigrationPlan plan)
    {
        var waveOf = plan.WaveNumbers();
        var works = plan.Databases.SelectMany(database => database.Phases).ToList();
        return new NewRun
        {
            Id = prepared.Resumed?.Run.Id ?? Guid.NewGuid(),
            Kind = prepared.Kind,
            PlanHash = plan.Hash,
            Actor = fleet.Actor,
            TenantIds = prepared.Selected,
            MigrationId = prepared.MigrationId,
            Waves = [.. plan.Waves.Select(wave => wave.Name)],
            IsResumed = prepared.Resumed is not null,
            Shard = prepared.Shard,
            ShareKey = prepared.Shard.Count == 1 ? null : ShareKey(prepared),
            Migrations = works.Sum(phase => (phase.Global?.Steps.Count ?? 0) + phase.Tenants.Sum(work => work.Steps.Count)),
            Tenants = [.. works.SelectMany(phase => phase.Tenants).Select(work => work.Tenant!)
                .Concat(Blocked(prepared, plan)).DistinctBy(tenant => tenant.Id, StringComparer.Ordinal)
                .Select(tenant => new NewRunTenant(tenant.Id, tenant.Database.Key, waveOf.GetValueOrDefault(tenant.Id)))],
        };
    }

    private static IEnumerable<Tenant> Blocked(PreparedRun prepared, MigrationPlan plan)
    {
        var ids = plan.Databases.SelectMany(database => database.Blocked).Select(blocked => blocked.TenantId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return ids.Count == 0 ? [] : prepared.Fleet.Tenants.Where(tenant => ids.Contains(tenant.Id));
    }

    /// <summary>What the runners of one rollout have in common: the same migrations, asked for in the same way, in as many parts.</summary>
    private string ShareKey(PreparedRun prepared)
    {
        var graph = fleet.Graph;
        var text = string.Join('|', graph.GlobalHead, graph.TenantHead, prepared.MigrationId, prepared.Shard.Count, string.Join(';', fleet.Settings.Waves), fleet.Execution.Key);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static List<Tenant> Own(PreparedRun prepared)
    {
        var selected = prepared.Selected?.ToHashSet(StringComparer.Ordinal);
        var isolation = prepared.Plan.Isolation;
        return [.. prepared.Fleet.Tenants.Where(tenant => tenant.State == TenantState.Active
            && (selected is null || selected.Contains(tenant.Id))
            && (prepared.Shard.Count == 1 || prepared.Shard.Owns(tenant, isolation)))];
    }

    // A run that finds nothing to do changes nothing; that it cannot be written down is no reason to fail.
    private async Task RecordEmptyAsync(IControlDatabase control, NewRun run, CancellationToken cancellationToken)
    {
        try
        {
            await control.RecordEmptyAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (FleetException exception)
        {
            RunLog.ControlLost(fleet.Log, run.Id, exception.Message);
        }
    }

    // A pause is one also where something has failed before it: nobody is to pass it by.
    private static RunState StateOf(RunReport report, RunHalt.Reason? halt) => report.Outcome switch
    {
        RunOutcome.Done => RunState.Completed,
        RunOutcome.Cancelled => RunState.Cancelled,
        _ when halt is { IsPause: true } => RunState.Paused,
        _ => report.StoppedBecause is null ? RunState.Failed : RunState.Stopped,
    };
}
