using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>
/// A migration outside a transaction: its row is <c>running</c> first, and each statement is recorded behind it, so that <c>recover</c> goes on where a
/// script ended.
/// </summary>
internal sealed class PsqlDirect(PsqlStep context, PsqlOutput lines)
{
    public void Write()
    {
        WriteBegin();
        if (context.IsIdempotent) lines.If("pending");
        WriteContext();
        TakeRole();
        for (var i = 0; i < context.Step.Statements.Count; i++)
        {
            WriteTimeouts(ConcurrentStatement.Is(context.Step.Statements[i].Sql));
            PsqlStatements.Write(context, i, lines);
            ResetRole();
            lines.Own(context.Journal.WriteStep, context.Id, context.Tenant, FormattableString.Invariant($"{i + 1}"));
            TakeRole();
        }

        if (context.Step.Verifications.Count > 0)
        {
            lines.Line("BEGIN ISOLATION LEVEL REPEATABLE READ;");
            PsqlStatements.WriteVerifications(context.Step, lines);
            lines.Line("ROLLBACK;");
        }

        ResetRole();
        WriteEnd();
        if (context.IsIdempotent) lines.EndIf();
    }

    private void WriteBegin()
    {
        var journal = context.Journal;
        lines.Line("BEGIN ISOLATION LEVEL READ COMMITTED;");
        if (context.IsIdempotent)
        {
            lines.Ask(journal.Hold, context.Tenant);
            lines.Ask(context.Pending);
            lines.If("pending");
        }

        lines.Ask(context.Enter(withContext: false));
        lines.Ask(journal.HoldSession, context.Tenant, "pg_catalog.pg_backend_pid()");
        lines.Own(journal.Begin, context.Id, context.Tenant, context.Run, PsqlStep.Actor, context.Checksum, PsqlText.Text("started"), "0");
        lines.Ask("SELECT extract(epoch FROM pg_catalog.clock_timestamp()) AS began");
        if (context.IsIdempotent) lines.EndIf();
        lines.Line("COMMIT;");
    }

    private void WriteContext()
    {
        if (context.Context.SearchPath is { } path) lines.Ask($"SELECT pg_catalog.set_config('search_path', {PsqlText.Text(path)}, false)");
        if (context.Context.TenantId is not null) lines.Ask($"SELECT pg_catalog.set_config({context.Setting}, {context.Tenant}, false)");
    }

    private void WriteTimeouts(bool concurrent)
    {
        lines.Ask($"SELECT pg_catalog.set_config('lock_timeout', {PsqlText.Text(concurrent ? "0" : context.Context.LockTimeout)}, false)");
        if (!concurrent && context.Context.StatementTimeout is { } timeout) lines.Ask($"SELECT pg_catalog.set_config('statement_timeout', {PsqlText.Text(timeout)}, false)");
        else lines.Line("RESET statement_timeout;");
    }

    // What it left in the session goes with it; only the head, which the next migration is compared with, stays.
    private void WriteEnd()
    {
        lines.Line("BEGIN ISOLATION LEVEL READ COMMITTED;");
        lines.Ask(JournalSql.FireTriggers);
        lines.Own(
            context.Journal.Finish,
            context.Id, context.Tenant, context.Run, PsqlStep.Actor, context.Checksum, context.Kind,
            "(1000 * (extract(epoch FROM pg_catalog.clock_timestamp()) - :tm_began))::bigint");
        lines.Line("COMMIT;");
        lines.Ask("SELECT pg_catalog.current_setting('tenant_migrations.head') AS head");
        lines.Line("DISCARD ALL;");
        PsqlPreamble.WriteSession(lines);
        lines.Line("SELECT pg_catalog.set_config('tenant_migrations.head', :'tm_head', false) \\gset tm_");
    }

    private void TakeRole()
    {
        if (context.Context.Role is { } role) lines.Line($"SET ROLE {SqlText.Identifier(role)};");
    }

    private void ResetRole()
    {
        if (context.Context.Role is not null) lines.Line("RESET ROLE;");
    }
}
