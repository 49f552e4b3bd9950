using TenantMigrations.Engine;
using TenantMigrations.Postgres.Execution;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>Writes the work of one tenant, or of the database itself, migration by migration.</summary>
internal sealed class PsqlWork(FleetScript script, JournalSql journal, PsqlOutput lines)
{
    public void Write(ScriptedWork work)
    {
        for (var i = 0; i < work.Steps.Count; i++)
        {
            var step = work.Steps[i];
            if (CopyStatement.Find(step) is not null)
            {
                throw new FleetException(
                    FleetErrorKind.Settings,
                    $"{step.Migration.Id} uses COPY … FROM STDIN (or TO STDOUT), whose rows would have to stand in the script. Write INSERT statements. Nothing was written.");
            }

            lines.Line();
            lines.Comment(step.Migration.Id + (work.Tenant is null ? "" : $" · tenant {work.Tenant.Id}") + (step.InTransaction ? "" : " · outside a transaction"));
            var context = new PsqlStep(script, journal, work, step, isFirst: i == 0);
            if (step.InTransaction) new PsqlTransaction(context, lines).Write();
            else new PsqlDirect(context, lines).Write();
        }
    }
}
