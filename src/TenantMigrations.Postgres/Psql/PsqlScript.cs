using System.Globalization;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Journal;

namespace TenantMigrations.Postgres.Psql;

/// <summary>
/// Writes a fleet's script for psql: the executor's own transactions, with the journal's own functions, and values where the executor sends parameters.
/// </summary>
public static class PsqlScript
{
    /// <summary>Writes it.</summary>
    /// <param name="script">What it does.</param>
    /// <param name="output">Where to.</param>
    public static void Write(FleetScript script, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(script);
        ArgumentNullException.ThrowIfNull(output);
        var lines = new PsqlOutput(output);
        var journal = new JournalSql(script.Policy.JournalSchema);
        new PsqlHeader(script, lines).Write();
        var preamble = new PsqlPreamble(script, journal, lines);
        var works = new PsqlWork(script, journal, lines);
        var spansServers = script.Databases.Select(database => database.Database?.Server).Distinct(StringComparer.Ordinal).Skip(1).Any();
        foreach (var database in script.Databases)
        {
            lines.Line();
            if (database.Database is { } address)
            {
                lines.Comment($"==== Database {address.Key}");
                lines.Line("\\connect -reuse-previous=on " + PsqlText.Argument(PsqlHeader.Target(address, spansServers)));
            }

            preamble.Write(database);
            var isGuarded = false;
            foreach (var work in database.Works)
            {
                if (work.Tenant is null) isGuarded = false;
                else if (!isGuarded && script.GuardsRowSecurity)
                {
                    preamble.WriteRowSecurity();
                    isGuarded = true;
                }

                works.Write(work);
            }
        }

        lines.Line();
        lines.Line(string.Create(CultureInfo.InvariantCulture, $"\\echo 'Done. Compare with: status --check, and validate.'"));
    }
}
