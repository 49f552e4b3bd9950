using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>A migration in its transaction: enter(), its statements, leave().</summary>
internal sealed class PsqlTransaction(PsqlStep context, PsqlOutput lines)
{
    public void Write()
    {
        lines.Line("BEGIN ISOLATION LEVEL READ COMMITTED;");
        if (context.IsIdempotent)
        {
            // The lock first: what is looked at before it may change until it is taken.
            lines.Ask(context.Journal.Hold, context.Tenant);
            lines.Ask(context.Pending);
            lines.If("pending");
        }

        lines.Ask(context.Enter(withContext: true));
        for (var i = 0; i < context.Step.Statements.Count; i++) PsqlStatements.Write(context, i, lines);
        PsqlStatements.WriteVerifications(context.Step, lines);
        var inRole = context.Context.Role is not null;
        if (inRole)
        {
            lines.Ask(JournalSql.KeepRole);
            lines.Line("RESET ROLE;");
        }

        lines.Ask(
            inRole ? context.Journal.LeaveInRole : context.Journal.Leave,
            context.Tenant, context.Id, context.Checksum, context.Kind, context.Run, PsqlStep.Actor, context.Setting, "NULL::numeric");
        if (context.IsIdempotent) lines.EndIf();
        lines.Line("COMMIT;");
    }
}
