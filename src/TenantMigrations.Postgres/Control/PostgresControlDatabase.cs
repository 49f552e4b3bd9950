using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Connections;

namespace TenantMigrations.Postgres.Control;

/// <summary>The control database: each member is one or two round trips on a session of its own.</summary>
internal sealed class PostgresControlDatabase(SessionLoan sessions, ControlSql control) : IControlDatabase
{
    private readonly RunReader _runs = new(control);

    public ITenantStates TenantStates { get; } = new TenantStates(sessions, control);

    public ICatalogProofs Proofs { get; } = new CatalogProofs(sessions, control);

    public Task<bool> InitializeAsync(CancellationToken cancellationToken) =>
        sessions.UseAsync(c => new ControlInstaller(sessions.Address, control).RunAsync(c, cancellationToken), cancellationToken);

    public Task<Guid> BeginAsync(NewRun run, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            await RequireTablesAsync(c, cancellationToken).ConfigureAwait(false);
            return await new RunBeginning(control, run).RunAsync(c, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task RecordEmptyAsync(NewRun run, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            await RequireTablesAsync(c, cancellationToken).ConfigureAwait(false);
            using var command = new NpgsqlCommand(control.RecordEmpty, c);
            RunBeginning.Fill(command.Parameters, run);
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<IReadOnlyList<RunRecord>> FindAsync(string reference, RunKind? lastOf, CancellationToken cancellationToken) => sessions.UseAsync<IReadOnlyList<RunRecord>>(
        async c =>
        {
            try
            {
                return await _runs.FindAsync(c, reference, lastOf, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
            {
                return []; // nothing has run yet
            }
        },
        cancellationToken);

    public Task<IReadOnlyList<RunTenantRecord>> ReadTenantsAsync(Guid runId, CancellationToken cancellationToken) =>
        sessions.UseAsync(c => _runs.TenantsAsync(c, runId, cancellationToken), cancellationToken);

    public Task<RunSignal> BeatAsync(RunBeat beat, CancellationToken cancellationToken) =>
        sessions.UseAsync(c => new RunPulse(control, beat).BeatAsync(c, cancellationToken), cancellationToken);

    public Task EndAsync(RunEnd end, CancellationToken cancellationToken) =>
        sessions.UseAsync(c => new RunPulse(control, end.Last).EndAsync(c, end.State, end.Reason, cancellationToken), cancellationToken);

    public Task<bool> ChangeAsync(Guid runId, RunState state, string reason, CancellationToken cancellationToken) => sessions.UseAsync(
        async c =>
        {
            try
            {
                using var command = new NpgsqlCommand(control.Change, c);
                command.Parameters.Guid(runId).Text(ControlValues.Word(state)).Text(reason);
                return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) > 0;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
            {
                return false;
            }
        },
        cancellationToken);

    public ValueTask DisposeAsync() => sessions.DisposeAsync();

    private async Task RequireTablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        int? version = null;
        try
        {
            using var command = new NpgsqlCommand(control.ReadVersion, connection);
            version = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int?;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            // The first run creates them.
        }

        if (version > ControlInstaller.Version) throw ControlInstaller.Newer(sessions.Address, version.Value);
        if (version != ControlInstaller.Version) await new ControlInstaller(sessions.Address, control).RunAsync(connection, cancellationToken).ConfigureAwait(false);
    }
}
