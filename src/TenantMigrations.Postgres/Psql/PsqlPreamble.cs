using System.Globalization;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Inspection;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>What comes before a database's first migration: its journal, and the look whether all is as the script expects.</summary>
internal sealed class PsqlPreamble(FleetScript script, JournalSql journal, PsqlOutput lines)
{
    private readonly string _schema = SqlText.Identifier(journal.Schema);

    public void Write(ScriptedDatabase database)
    {
        WriteSession(lines);
        WriteJournal();
        lines.RefuseWhere(
            $"SELECT journal_version::text FROM {_schema}.tenant_migration_head WHERE id = 0 AND journal_version IS DISTINCT FROM {JournalScripts.Version}",
            $"The journal has version %s, and this script writes version {JournalScripts.Version}: run 'init' with the program that made the script, or make the script with the program that made the journal.",
            "TM009");
        var tenants = database.Works.Where(work => work.Tenant is not null).Select(work => work.Tenant!.Id).Distinct(StringComparer.Ordinal).ToList();
        var hasGlobals = database.Works.Any(work => work.Tenant is null);
        RefuseUnfinished(tenants, hasGlobals);
        RefuseDrift(tenants, hasGlobals);
        if (script.Request.Idempotent) return;
        RefuseOtherHead(tenants, database.Works.FirstOrDefault(work => work.Tenant is not null)?.Head ?? default);
        if (hasGlobals) RefuseOtherHead([null], database.Works.First(work => work.Tenant is null).Head);
    }

    /// <summary>Settings of the session, which a <c>\connect</c> and a <c>DISCARD ALL</c> undo.</summary>
    public static void WriteSession(PsqlOutput lines)
    {
        lines.Line("\\encoding UTF8");
        lines.Line("SET standard_conforming_strings = on;");
        lines.Line("SET client_min_messages = warning;");
    }

    /// <summary>Ends the script where the tenants' migrations would run as a role that policies do not bind, as a run would.</summary>
    public void WriteRowSecurity() => lines.RefuseWhere(
        $"SELECT pg_catalog.min(rolname) FROM ({PsqlText.Bind(RowSecurityQuery.Query, PsqlText.Text(script.Policy.TenantRole), PsqlText.Text(script.TenantColumn), PsqlText.Text(journal.Schema))}) AS bypass",
        "Row level security does not bind the role %s, so that a tenant migration could change every tenant''s rows. Run the script as another role, set TenantRole, or AllowBypassingRowSecurity."
            .Replace("''", "'", StringComparison.Ordinal),
        "TM010");

    private void WriteJournal()
    {
        lines.Line("BEGIN ISOLATION LEVEL READ COMMITTED;");
        lines.Ask($"SELECT pg_catalog.to_regclass({PsqlText.Text(_schema + ".tenant_migration_head")}) IS NULL AS missing");
        lines.If("missing");
        lines.RefuseWhere(
            $"SELECT 'another process' WHERE NOT ({PsqlText.Bind(InstallerTurn.TryLock, PsqlText.Text(journal.Schema))})", "%s creates the journal at this moment. Run the script again.", "TM001");
        lines.Line("SET LOCAL check_function_bodies = off;");
        foreach (var statement in JournalScripts.Statements(journal.Schema, 0, JournalScripts.Version)) lines.Statement(statement);
        lines.Own(journal.WriteVersion, JournalScripts.Version.ToString(CultureInfo.InvariantCulture));
        lines.EndIf();
        lines.Line("COMMIT;");
    }

    private void RefuseUnfinished(List<string> tenants, bool hasGlobals) => lines.RefuseWhere(
        $"""
        SELECT pg_catalog.string_agg(s.migration_id || ' of ' || coalesce(s.tenant_id, 'the database'), ', ')
        FROM {_schema}.tenant_migration_status AS s
        WHERE (s.status = 'running' OR s.status = 'failed' AND s.step > 0) AND {Whose(tenants, hasGlobals)}
        """,
        "Half done outside a transaction: %s. Settle it with 'recover' first; nothing was changed.",
        "TM009");

    private void RefuseDrift(List<string> tenants, bool hasGlobals) => lines.RefuseWhere(
        $"""
        SELECT pg_catalog.string_agg(DISTINCT s.migration_id, ', ')
        FROM {_schema}.tenant_migration_status AS s
        JOIN ROWS FROM (pg_catalog.unnest({PsqlText.Texts(script.Versioned.Select(m => m.Id))}), pg_catalog.unnest({PsqlText.Texts(script.Versioned.Select(m => m.Checksum))})) AS m (id, checksum) ON m.id = s.migration_id
        WHERE s.status = 'completed' AND s.checksum <> m.checksum AND {Whose(tenants, hasGlobals)}
        """,
        "The journal has other texts of: %s. They were edited since they were applied; 'validate' tells more. Nothing was changed.",
        "TM009");

    private void RefuseOtherHead(IReadOnlyList<string?> tenants, JournalHead head)
    {
        if (tenants.Count == 0) return;
        var applied = script.Request.FromId is { } from ? $"all up to {from}, and no other" : "none";
        lines.RefuseWhere(
            $"""
            SELECT pg_catalog.string_agg(coalesce('tenant ' || b.id, 'the database itself'), ', ') FROM (
                SELECT t.id FROM pg_catalog.unnest({PsqlText.Texts(tenants)}) AS t (id)
                LEFT JOIN {_schema}.tenant_migration_status AS s
                    ON s.tenant_id IS NOT DISTINCT FROM t.id AND s.status = 'completed' AND s.migration_id <> ALL ({PsqlText.Texts(script.Repeatables.Select(m => m.Id))})
                GROUP BY t.id
                HAVING pg_catalog.count(s.migration_id) <> {PsqlText.Number(head.Count)}
                    OR coalesce(pg_catalog.bit_xor({_schema}.digest(s.migration_id, s.checksum)), 0) <> {PsqlText.Number(head.Hash)}
                LIMIT 5) AS b
            """,
            $"This script is for databases and tenants that have these versioned migrations: {applied}. It is otherwise with %s. Make the script with --from, or with --idempotent. Nothing was changed there.",
            "TM009");
    }

    private static string Whose(List<string> tenants, bool hasGlobals) =>
        $"(s.tenant_id = ANY ({PsqlText.Texts(tenants)}){(hasGlobals ? " OR s.tenant_id IS NULL" : "")})";
}
