using Npgsql;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Psql;

/// <summary>What people should know before they run a script, and what psql must be told before anything else.</summary>
internal sealed class PsqlHeader(FleetScript script, PsqlOutput lines)
{
    private const int NamedTenants = 20;

    public void Write()
    {
        var request = script.Request;
        lines.Comment("Migrations for psql, written by 'script'. Do not edit: the journal would record what was not done.");
        lines.Comment($"Applies: {(request.FromId is null ? "from the first migration" : $"behind {request.FromId}")}, {(request.ToId is null ? "to the last one" : $"up to {request.ToId}")}"
            + (request.Idempotent ? ", leaving out what the journal says is applied." : ". It refuses a database where anything else is applied."));
        lines.Comment($"Databases: {string.Join(", ", script.Databases.Select(database => database.Database?.Key ?? "the one that psql is connected to"))}");
        var tenants = script.Tenants;
        lines.Comment(tenants.Count == 0
            ? "Tenants: none, only global migrations"
            : $"Tenants ({tenants.Count}): {string.Join(", ", tenants.Take(NamedTenants))}{(tenants.Count > NamedTenants ? ", …" : "")}");
        if (request.TenantIds is not null && script.Policy.Isolation != TenantIsolation.Database)
            lines.Comment("Global migrations are not in it; those that these tenants need must be applied, which is looked at again.");
        lines.Comment($"Plan: {script.PlanHash}");
        lines.Comment(script.Databases.Any(database => database.Database is not null)
            ? "Run:  psql -X -f FILE \"dbname=postgres host=… user=…\"    (psql 14 or later, without -1; it connects to each database by itself)"
            : "Run:  psql -X -f FILE \"dbname=… host=… user=…\"    (psql 14 or later, without -1)");
        lines.Comment("What fails is rolled back and ends the script; what was committed before stays, with its rows in the journal.");
        lines.Line();
        WriteSession();
    }

    /// <summary>Where <c>\connect</c> goes: never a user or password, which psql has already.</summary>
    public static string Target(DatabaseAddress address, bool withServer)
    {
        var builder = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        var target = $"dbname={Value(builder.Database!)}";
        return withServer ? FormattableString.Invariant($"{target} host={Value(builder.Host!)} port={builder.Port}") : target;
    }

    // What a ~/.psqlrc or an option may have set otherwise.
    private void WriteSession()
    {
        foreach (var setting in (string[])["ON_ERROR_STOP on", "AUTOCOMMIT on", "ON_ERROR_ROLLBACK off", "SINGLELINE off", "SINGLESTEP off", "QUIET on"]) lines.Line("\\set " + setting);
    }

    private static string Value(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
}
