using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Isolation;

/// <summary>Tries tables that all tenants share: every table and view with the tenant column, each way to reach another's rows.</summary>
internal sealed class SharedTablesTrial(NpgsqlConnection connection, IsolationTrial trial)
{
    private readonly TrialSession _session = new(connection, trial);
    private readonly List<IsolationHole> _holes = [];

    private string Intruder => trial.Intruder.Id;

    private string Owner => trial.Owner.Id;

    private string Column => SqlText.Identifier(trial.Settings.TenantColumn);

    public async Task<IReadOnlyList<IsolationHole>> RunAsync(CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            var tables = await IsolationQueries.TablesAsync(connection, trial.Settings, cancellationToken).ConfigureAwait(false);
            _holes.AddRange(await IsolationQueries.LooseKeysAsync(connection, trial.Settings, cancellationToken).ConfigureAwait(false));
            await _session.PrepareAsync(tables, cancellationToken).ConfigureAwait(false);
            var rows = new TrialRows(connection, trial);

            // A closed partition is tried with the rows that came through its parent.
            foreach (var table in tables.Where(table => table is { IsView: false, IsClosed: false }))
                if (await rows.MakeAsync(table, cancellationToken).ConfigureAwait(false) is { } reason) Add(table, IsolationHoleKind.Unproven, reason);

            // Before the setting is set for the first time in this session: afterwards it is an empty text, and never again unknown.
            foreach (var table in tables) await TrySeeingWithoutAsync(table, null, cancellationToken).ConfigureAwait(false);
            foreach (var table in tables) await TryAsync(table, cancellationToken).ConfigureAwait(false);
            await transaction.RollbackAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return _holes;
    }

    private async Task TryAsync(TenantTable table, CancellationToken cancellationToken)
    {
        // Rows that nobody could make were told of already.
        if ((await _session.RowsOfAsync(table, Owner, cancellationToken).ConfigureAwait(false)).Count == 0) return;
        if (await TrySeeingAsync(table, cancellationToken).ConfigureAwait(false) || table.IsView) return;
        await TryUpdatingAsync(table, cancellationToken).ConfigureAwait(false);
        await TryDeletingAsync(table, cancellationToken).ConfigureAwait(false);
        await TryWritingAsync(table, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> TrySeeingAsync(TenantTable table, CancellationToken cancellationToken)
    {
        var seen = await _session.CountAsync(table, Intruder, Owner, cancellationToken).ConfigureAwait(false);
        if (seen > 0)
        {
            _holes.RemoveAll(hole => hole.Table == table.Name && hole.Kind == IsolationHoleKind.SeesWithoutTenant);
            Add(table, IsolationHoleKind.Sees, $"{Intruder} sees {seen} of {Owner}'s rows. {Remedy(table)}");
            return true;
        }

        if (!_holes.Exists(hole => hole.Table == table.Name && hole.Kind == IsolationHoleKind.SeesWithoutTenant)) await TrySeeingWithoutAsync(table, "", cancellationToken).ConfigureAwait(false);

        // Null: it has no right to look.
        var own = await _session.CountAsync(table, Intruder, Intruder, cancellationToken).ConfigureAwait(false);
        if (own == 0 && !table.IsClosed && (await _session.RowsOfAsync(table, Intruder, cancellationToken).ConfigureAwait(false)).Count > 0)
            Add(table, IsolationHoleKind.Unproven, $"{Intruder} does not see its own rows either: no policy lets {_session.RoleWords} see them, so nothing was proven.");
        return false;
    }

    private async Task TrySeeingWithoutAsync(TenantTable table, string? tenant, CancellationToken cancellationToken)
    {
        if (await _session.CountAsync(table, tenant, Owner, cancellationToken).ConfigureAwait(false) is not > 0) return;
        Add(
            table,
            IsolationHoleKind.SeesWithoutTenant,
            $"a session whose {trial.Settings.TenantSetting} is {(tenant is null ? "not set" : "empty")} sees {Owner}'s rows. Compare with NULLIF(current_setting('{trial.Settings.TenantSetting}', true), ''), "
            + "which is null there, so that no row fits.");
    }

    private async Task TryUpdatingAsync(TenantTable table, CancellationToken cancellationToken)
    {
        // Neither a condition nor a column of the row: an UPDATE that reads one is held to the policies for SELECT as well.
        if (await _session.TouchesAsync(table, $"UPDATE {table.Name} SET {Column} = {Value(table, Intruder)}", Intruder, Owner, cancellationToken).ConfigureAwait(false))
            Add(table, IsolationHoleKind.Updates, $"an UPDATE of {Intruder} reaches {Owner}'s rows, and makes them its own. {Remedy(table)}");
        else if (await _session.TouchesAsync(table, $"UPDATE {table.Name} SET {Column} = {Value(table, Owner)}", Intruder, Owner, cancellationToken).ConfigureAwait(false))
            Add(table, IsolationHoleKind.Writes, $"{Intruder} can make {Owner}'s what are rows of its own (UPDATE … SET {Column}). Give the policy WITH CHECK, with the condition of its USING.");
    }

    private async Task TryDeletingAsync(TenantTable table, CancellationToken cancellationToken)
    {
        if (await _session.TouchesAsync(table, $"DELETE FROM {table.Name}", Intruder, Owner, cancellationToken).ConfigureAwait(false))
            Add(table, IsolationHoleKind.Deletes, $"a DELETE of {Intruder} reaches {Owner}'s rows. {Remedy(table)}");
        else if (await _session.TouchesAsync(table, $"TRUNCATE {table.Name} CASCADE", Intruder, Owner, cancellationToken).ConfigureAwait(false))
            Add(table, IsolationHoleKind.Deletes, $"{_session.RoleWords} may TRUNCATE the table, which no policy holds back: all tenants' rows go. REVOKE TRUNCATE ON {table.Name}.");
    }

    private async Task TryWritingAsync(TenantTable table, CancellationToken cancellationToken)
    {
        if (await _session.TouchesAsync(table, $"INSERT INTO {table.Name} ({Column}) VALUES ({Value(table, Owner)})", Intruder, Owner, cancellationToken).ConfigureAwait(false))
            Add(table, IsolationHoleKind.Writes, $"{Intruder} can insert rows that are {Owner}'s. Give the policy for INSERT a WITH CHECK with the condition of its USING.");
    }

    private static string Value(TenantTable table, string tenant) => $"CAST({SqlText.Literal(tenant)} AS {table.ColumnType})";

    private string Remedy(TenantTable table) => table.IsView
        ? "A view reads with its owner's rights: ALTER VIEW … SET (security_invoker = true), or an owner whom policies bind."
        : $"ALTER TABLE {table.Name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, and a policy for all commands with USING and WITH CHECK on {trial.Settings.TenantSetting}.";

    private void Add(TenantTable table, IsolationHoleKind kind, string message) => _holes.Add(new IsolationHole(table.Name, kind, message));
}
