using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Begins a new migration: a file that compiles, with its id, folder and likely dependencies, in which the SQL is still to be written.</summary>
public static class CreateMigration
{
    /// <summary>Does it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it; then nothing is written.</param>
    /// <exception cref="FleetException">The name holds nothing that a name can be made of, or a file cannot be read or written.</exception>
    public static WriteReport Run(AuthoringProject project, CreateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        var name = MigrationName.Of(request.Name)
            ?? throw new FleetException(FleetErrorKind.Settings, $"'{request.Name}' holds nothing that a migration can be called by: its name is made of a-z, 0-9 and _, such as add_role_to_users.");
        var description = string.IsNullOrWhiteSpace(request.Description) ? MigrationName.Title(name) : request.Description;
        var tables = FileTrouble.Explained(() => new TableHistory(project, project.ReadMigrations()), project);
        var draft = new MigrationDraft
        {
            Name = name,
            Description = description,
            Scope = request.Scope,
            Form = request.AsClass ? MigrationForm.SqlClass : MigrationForm.SqlFile,
            Up = Unwritten("Write what applies it here, in place of the next line, at which a run stops."),
            Down = Unwritten("Write what undoes it here, in place of the next line."),
            Expects = new EquatableArray<string>([.. tables.Names.Where(table => IsNamed(table, name)).Order(StringComparer.Ordinal)]),
        };
        var report = WriteMigrations.Run(project, new WriteRequest { Drafts = [draft], DependsOn = request.DependsOn, DryRun = request.DryRun, Force = request.Force, Clock = request.Clock }, cancellationToken);
        return report with { Suggestions = [.. Suggestions(report, draft, tables, $"{name}_{MigrationName.Of(description)}")] };
    }

    // What the name names is depended on; what only the description names, or what would make a barrier, its author decides.
    private static IEnumerable<SuggestedDependency> Suggestions(WriteReport report, MigrationDraft draft, TableHistory tables, string words)
    {
        if (report.Findings.Count > 0) yield break;
        foreach (var table in tables.Names.Where(table => IsNamed(table, words)).Order(StringComparer.Ordinal))
        {
            if (tables.NewestMaker(table) is { } maker && !report.Migrations.Any(written => written.MigrationId == maker.Id || written.DependsOn.Contains(maker.Id, StringComparer.Ordinal)))
                yield return new SuggestedDependency(maker.Id, table, draft.Scope == MigrationScope.Global && maker.Scope == MigrationScope.Tenant);
        }
    }

    // It compiles, and cannot be released by accident: a run stops at it.
    private static string Unwritten(string what) => $"-- {what}\nDO $$ BEGIN RAISE EXCEPTION 'this migration is not written yet'; END $$;";

    private static bool IsNamed(string table, string name) => $"_{name}_".Contains($"_{table}_", StringComparison.Ordinal);
}
