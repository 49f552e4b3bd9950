using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Control;

/// <summary>A runner's signs of life: one round trip each.</summary>
internal sealed class RunPulse(ControlSql control, RunBeat beat)
{
    private const int LongestReason = 500;

    public async Task<RunSignal> BeatAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var batch = new NpgsqlBatch(connection);
        AddChanges(batch);
        batch.Add(control.Beat).Guid(beat.RunId).Integer(beat.Shard.Index).Long(beat.Reached);
        batch.Add(control.ReadState).Guid(beat.RunId);
        batch.Add(control.ReadFellows).Guid(beat.RunId).Integer(beat.Shard.Index);
        batch.Add(control.ReadWaves).Guid(beat.RunId);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            // Updates have no result of their own in the reader.
            var (state, reason) = await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
                ? (ControlValues.State(reader.GetString(0)), reader.IsDBNull(1) ? null : reader.GetString(1))
                : (RunState.Abandoned, "The run's row is gone from the control database.");
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            var fellows = new List<RunFellow>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                fellows.Add(new RunFellow(reader.GetInt32(0), reader.GetInt64(1), TimeSpan.FromSeconds(reader.GetDouble(2))));
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
            var waves = new List<WaveTally>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                waves.Add(new WaveTally(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)));
            return new RunSignal(state, reason, fellows, waves);
        }
    }

    public async Task<bool> EndAsync(NpgsqlConnection connection, RunState state, string? reason, CancellationToken cancellationToken)
    {
        // One implicit transaction; the row's lock lets two runners that end at once see each other.
        using var batch = new NpgsqlBatch(connection);
        batch.Add(control.LockRun).Guid(beat.RunId);
        AddChanges(batch);
        batch.Add(control.EndRunner).Guid(beat.RunId).Integer(beat.Shard.Index).Text(ControlValues.Word(state));
        batch.Add(control.EndRun).Guid(beat.RunId).Text(reason);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private void AddChanges(NpgsqlBatch batch)
    {
        if (beat.Tenants.Count == 0) return;
        batch.Add(control.ChangeTenants).Guid(beat.RunId)
            .Texts([.. beat.Tenants.Select(tenant => tenant.TenantId)])
            .Texts([.. beat.Tenants.Select(tenant => ControlValues.Word(tenant.State))])
            .Texts([.. beat.Tenants.Select(tenant => Shortened(tenant.Reason ?? ""))]);
    }

    private static string Shortened(string reason) => reason.Length > LongestReason ? reason[..LongestReason] + "…" : reason;
}
