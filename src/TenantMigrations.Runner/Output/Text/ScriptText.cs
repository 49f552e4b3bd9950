namespace TenantMigrations.Runner;

/// <summary>What a script that was written to a file does, for people.</summary>
internal sealed class ScriptText(TextPage page)
{
    public void Write(FleetScript script, string file)
    {
        var connects = script.Databases.Any(database => database.Database is not null);
        var tenants = script.Tenants.Count;
        page.Line(
            ("Written ", TextStyles.Good),
            (Printable.Text(file), TextStyles.Strong),
            ($": {Words.Count(script.Migrations, "migration")} for {(tenants == 0 ? "the database itself" : Words.Count(tenants, "tenant"))} in {Words.Count(script.Databases.Count, "database")}.", TextStyles.Plain));
        page.Prose($"Plan {script.PlanHash[..12]}, {(script.Request.FromId is { } from ? $"behind {from}" : "from the first migration")}, {(script.Request.ToId is { } to ? $"up to {to}" : "to the last")}."
            + (script.Request.Idempotent ? " What is applied is left out as it runs." : " It refuses a database where anything else is applied."), TextStyles.Quiet);
        page.Line($"Run it:   psql -X -f {Printable.Text(Path.GetFileName(file))} \"dbname={(connects ? "postgres" : "…")} host=… user=…\"");
        page.Line("Then:     status --check");
    }
}
