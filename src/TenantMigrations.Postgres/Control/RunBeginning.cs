using System.Globalization;
using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Control;

/// <summary>Writes down that a run begins, goes on, or is joined.</summary>
internal sealed class RunBeginning(ControlSql control, NewRun run)
{
    public async Task<Guid> RunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var id = await ClaimAsync(connection, cancellationToken).ConfigureAwait(false);
        string[] tenants = [.. run.Tenants.Select(tenant => tenant.TenantId)];
        using var batch = new NpgsqlBatch(connection);
        batch.Add(control.SettleOthers).Guid(id).Integer(run.Shard.Index).Texts(tenants);
        batch.Add(control.AddTenants).Guid(id).Integer(run.Shard.Index).Texts(tenants)
            .Texts([.. run.Tenants.Select(tenant => tenant.Database)]).Texts([.. run.Tenants.Select(tenant => tenant.Wave.ToString(CultureInfo.InvariantCulture))]);
        batch.Add(control.AddRunner).Guid(id).Integer(run.Shard.Index).Text(run.Actor);
        await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        return id;
    }

    public static void Fill(NpgsqlParameterCollection parameters, NewRun run) => parameters
        .Guid(run.Id).Text(ControlValues.Word(run.Kind)).Text(run.PlanHash).Text(run.Actor).Texts(run.TenantIds is null ? null : [.. run.TenantIds]).Text(run.MigrationId)
        .Texts([.. run.Waves]).Integer(run.Shard.Count).Text(run.ShareKey).Integer(run.Migrations);

    private async Task<Guid> ClaimAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var claim = new NpgsqlCommand(run.IsResumed ? control.Resume : control.Begin, connection);
        if (run.IsResumed) claim.Parameters.Guid(run.Id).Text(run.PlanHash);
        else Fill(claim.Parameters, run);
        if (await claim.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is Guid begun) return begun;
        if (run.IsResumed) throw new FleetException(FleetErrorKind.Settings, $"Run {run.Id} has ended in this moment, so there is nothing to resume.");

        using var shared = new NpgsqlCommand(control.FindShared, connection);
        shared.Parameters.Text(run.ShareKey);
        if (run.ShareKey is not null && await shared.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is Guid joined) return joined;
        throw await PausedAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    private async Task<FleetException> PausedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        using var paused = new NpgsqlCommand(control.FindPaused, connection);
        var reader = await paused.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                return new FleetException(FleetErrorKind.Locked, "Another runner began or ended the same rollout in this moment. Run again.");
            var id = reader.GetGuid(0);
            var reason = reader.IsDBNull(1) ? "" : $" ({reader.GetString(1).TrimEnd('.')})";
            return new FleetException(
                FleetErrorKind.Findings,
                $"Nothing was changed: run {id} is paused{reason}, and a new run would pass it by. Go on with it (run --resume {id}), take it back (rollback --run {id}), or give it up (run --abandon {id}).");
        }
    }
}
