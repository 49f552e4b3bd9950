using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>One migration of one tenant in a script, with what the journal's functions are told of it.</summary>
internal sealed class PsqlStep(FleetScript script, JournalSql journal, ScriptedWork work, MigrationStep step, bool isFirst)
{
    // Who runs the script, as whom the server knows them.
    public const string Actor = "('script of ' || session_user)::text";

    private readonly string _schema = SqlText.Identifier(journal.Schema);

    public JournalSql Journal => journal;

    public MigrationStep Step => step;

    public ExecutionPolicy Policy => script.Policy;

    public bool IsIdempotent => script.Request.Idempotent;

    public TenantContext Context { get; } = TenantContext.For(script.Policy, work.Tenant);

    public string Tenant => PsqlText.Text(work.Tenant?.Id);

    public string Id => PsqlText.Text(step.Migration.Id);

    public string Checksum => PsqlText.Text(step.Migration.Checksum);

    public string Kind => PsqlText.Text(JournalValues.LogKind(step.Kind));

    public string Setting => PsqlText.Text(script.Policy.TenantSetting);

    /// <summary>The script's own, so that its rows are known as such.</summary>
    public string Run => $"'{new Guid(Convert.FromHexString(script.PlanHash)[..16])}'::uuid";

    /// <summary>Whether the journal does not have it yet: what decides in a script that leaves out what is applied.</summary>
    public string Pending =>
        $"SELECT NOT EXISTS (SELECT FROM {_schema}.tenant_migration_status WHERE migration_id = {Id} AND tenant_id IS NOT DISTINCT FROM {Tenant} "
        + $"AND status = 'completed'{(step.Migration.IsRepeatable ? $" AND checksum = {Checksum}" : "")}) AS pending";

    /// <summary>The call of enter(): the context is set where the work runs in its transaction.</summary>
    public string Enter(bool withContext)
    {
        var guarded = step.OtherScope.Count > 0;
        var (count, hash) = Head();
        return PsqlText.Bind(
            journal.Enter,
            Tenant,
            count,
            hash,
            PsqlText.Text(withContext ? Context.SearchPath : null),
            Setting,
            PsqlText.Text(Context.LockTimeout),
            PsqlText.Text(Context.StatementTimeout),
            PsqlText.Text(withContext ? Context.Role : null),
            PsqlText.Texts(guarded ? work.BarrierTenants : null),
            PsqlText.Texts(guarded ? (step.Kind == StepKind.Rollback ? [] : step.OtherScope) : null),
            PsqlText.Texts(guarded ? (step.Kind == StepKind.Rollback ? step.OtherScope : []) : null));
    }

    // Behind the first transaction the journal itself keeps the head in a setting of the session.
    private (string Count, string Hash) Head()
    {
        if (IsIdempotent)
        {
            var row = $"FROM {_schema}.tenant_migration_head WHERE tenant_id IS NOT DISTINCT FROM {Tenant}";
            return ($"coalesce((SELECT count {row}), 0)", $"coalesce((SELECT hash {row}), 0::bigint)");
        }

        if (!isFirst) return ("NULL::integer", "NULL::bigint");
        var repeatables = script.Repeatables.Where(m => m.Scope == step.Migration.Scope).Select(m => m.Id).ToList();
        var (count, hash) = ($"{work.Head.Count}", PsqlText.Number(work.Head.Hash));
        if (repeatables.Count == 0) return (count, hash);
        var applied = $"FROM {_schema}.tenant_migration_status WHERE tenant_id IS NOT DISTINCT FROM {Tenant} AND status = 'completed' AND migration_id = ANY ({PsqlText.Texts(repeatables)})";
        return (
            $"{count} + (SELECT pg_catalog.count(*)::integer {applied})",
            $"{hash} # (SELECT coalesce(pg_catalog.bit_xor({_schema}.digest(migration_id, checksum)), 0) {applied})");
    }
}
