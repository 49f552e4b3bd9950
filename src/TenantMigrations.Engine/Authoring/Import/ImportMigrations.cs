using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The use case <c>import</c>: another tool's migrations as ours, each behind the one before it, as that tool applies them.</summary>
public static class ImportMigrations
{
    private const string NoDown = "not in the imported files";

    /// <summary>Does it: all of them or none.</summary>
    /// <param name="project">The project that they are written into.</param>
    /// <param name="request">What.</param>
    /// <param name="currentDirectory">The folder from which the source's path counts.</param>
    /// <exception cref="FleetException">There is no such folder, nothing to import in it, or a file cannot be read or written.</exception>
    public static ImportReport Run(AuthoringProject project, ImportRequest request, string currentDirectory)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        var reading = Read(request.Tool, Files(Path.GetFullPath(request.Source, currentDirectory)));
        if (reading.Migrations.Count == 0)
        {
            throw new FleetException(
                FleetErrorKind.Findings,
                $"There is no migration to import in '{request.Source}'.{string.Concat(reading.Notes.Take(5).Select(note => $"\n  {note.Path}: {note.Message}"))}");
        }

        var notes = reading.Notes.ToList();
        var isolation = project.ScriptOptions().Isolation;
        var scope = request.Scope ?? (isolation == TenantIsolation.Shared ? MigrationScope.Global : MigrationScope.Tenant);
        var drafts = Drafts(reading.Migrations, scope, notes);
        var report = WriteMigrations.Run(project, new WriteRequest { Drafts = drafts, DryRun = request.DryRun, Force = request.Force, AllowFindings = true });
        return new ImportReport(report.Migrations, report.Written, notes, report.Findings);
    }

    internal static ForeignReading Read(ForeignTool tool, IReadOnlyList<ForeignFile> files) => tool switch
    {
        ForeignTool.Dbmate => DbmateReader.Read(files),
        ForeignTool.GolangMigrate => GolangMigrateReader.Read(files),
        ForeignTool.Flyway => FlywayReader.Read(files),
        _ => EfScriptReader.Read(files),
    };

    internal static IReadOnlyList<MigrationDraft> Drafts(IReadOnlyList<ForeignMigration> migrations, MigrationScope scope, List<ImportNote> notes)
    {
        var ids = ForeignIds.Of(migrations);
        var drafts = new List<MigrationDraft>();
        for (var i = 0; i < migrations.Count; i++)
        {
            var migration = migrations[i];
            var (up, upInTransaction, said) = ForeignTransactions.Settle(migration.Up, migration.UpInTransaction);
            if (said is not null) notes.Add(new ImportNote(migration.Path, said));
            var (down, downInTransaction, saidOfDown) = Holds(migration.Down) && !migration.IsRepeatable ? ForeignTransactions.Settle(migration.Down!, migration.DownInTransaction) : (null, true, null);
            if (saidOfDown is not null) notes.Add(new ImportNote(migration.Path, $"down: {saidOfDown}"));
            if (!Holds(up))
            {
                up = "SELECT 1; -- There is nothing in the imported file.";
                notes.Add(new ImportNote(migration.Path, "its up part is empty: written as SELECT 1, so that it keeps its place"));
            }

            if (down is null && !migration.IsRepeatable) notes.Add(new ImportNote(migration.Path, "there is no down part: written as irreversible"));
            var last = drafts.FindLastIndex(draft => !draft.IsRepeatable);
            drafts.Add(new MigrationDraft
            {
                Id = ids[i],
                Name = ForeignIds.Name(migration),
                Description = $"{MigrationName.Title(ForeignIds.Name(migration))} (imported from {migration.Path[(migration.Path.LastIndexOf('/') + 1)..]})",
                Scope = scope,
                Up = up.Trim('\n'),
                Down = down?.Trim('\n'),
                Irreversible = down is null && !migration.IsRepeatable ? NoDown : null,
                IsRepeatable = migration.IsRepeatable,
                Placeholders = new EquatableArray<string>([.. ForeignPlaceholders.Of(migration, up, down, notes)]),
                UpInTransaction = upInTransaction,
                DownInTransaction = downInTransaction,
                After = last < 0 ? default : new EquatableArray<int>([last]),
            });
        }

        return drafts;
    }

    private static bool Holds(string? sql) => sql is not null && Analysis.Sql.StatementReader.Read(sql).Statements.Length > 0;

    private static List<ForeignFile> Files(string source)
    {
        try
        {
            if (File.Exists(source)) return [new ForeignFile(Path.GetFileName(source), TextOf(source))];
            if (!Directory.Exists(source)) throw new FleetException(FleetErrorKind.Settings, $"There is no folder or file '{source}'.");
            return
            [
                .. Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Select(file => new ForeignFile(Path.GetRelativePath(source, file).Replace('\\', '/'), TextOf(file))),
            ];
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new FleetException(FleetErrorKind.Settings, $"'{source}' cannot be read: {trouble.Message}", trouble);
        }
    }

    private static string TextOf(string file) => File.ReadAllText(file).TrimStart('\uFEFF').ReplaceLineEndings("\n");
}
