using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The use case <c>import</c>: another tool's migrations as ours, each behind the one before it, as that tool applies them.</summary>
public static class ImportMigrations
{
    private const string NoDown = "not in the imported files";
    private const string Nothing = "SELECT 1; -- There is nothing in the imported file.";

    /// <summary>Does it: all of them or none.</summary>
    /// <param name="project">The project that they are written into.</param>
    /// <param name="request">What.</param>
    /// <param name="currentDirectory">The folder from which the source's path counts.</param>
    /// <param name="cancellationToken">Ends it; then nothing is written.</param>
    /// <exception cref="FleetException">There is no such folder, nothing to import in it, or a file cannot be read or written.</exception>
    public static ImportReport Run(AuthoringProject project, ImportRequest request, string currentDirectory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        var reading = Read(request.Tool, ForeignSource.Files(Path.GetFullPath(request.Source, currentDirectory)));
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
        var report = WriteMigrations.Run(project, new WriteRequest { Drafts = drafts, DryRun = request.DryRun, Force = request.Force, AllowFindings = true }, cancellationToken);
        ImportedVersion[] versions = [.. reading.Migrations.Zip(drafts, (migration, draft) => new ImportedVersion(migration.IsRepeatable ? null : migration.Version, draft.Id!))];
        return new ImportReport(report.Migrations, report.Written, notes, report.Findings) { Scope = scope, Versions = versions };
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
            var (up, upInTransaction) = Settle(migration, migration.Up, migration.UpInTransaction, "", notes);
            var (down, downInTransaction) = migration.Down is null || migration.IsRepeatable ? (null, true) : Settle(migration, migration.Down, migration.DownInTransaction, "down: ", notes);
            if (!Holds(up))
            {
                up = Nothing;
                notes.Add(new ImportNote(migration.Path, "its up part is empty: written as SELECT 1, so that it keeps its place"));
            }

            if (down is not null && !Holds(down))
            {
                down = Nothing;
                notes.Add(new ImportNote(migration.Path, "its down part is empty: written as SELECT 1, as that tool goes back past it and changes nothing"));
            }

            if (down is null && !migration.IsRepeatable) notes.Add(new ImportNote(migration.Path, "there is no down part: written as irreversible"));
            (up, down, var placeholders) = ForeignPlaceholders.Settle(migration, up, down, notes);
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
                Placeholders = new EquatableArray<string>([.. placeholders]),
                UpInTransaction = upInTransaction,
                DownInTransaction = downInTransaction,
                After = last < 0 ? default : new EquatableArray<int>([last]),
            });
        }

        return drafts;
    }

    private static (string Sql, bool InTransaction) Settle(ForeignMigration migration, string part, bool inTransaction, string which, List<ImportNote> notes)
    {
        var (own, saidOfHistory) = ForeignHistory.LeaveOut(part, migration.HistoryTable);
        var (sql, inOne, saidOfTransaction) = ForeignTransactions.Settle(own, inTransaction);
        foreach (var said in saidOfHistory.Append(saidOfTransaction))
            if (said is not null) notes.Add(new ImportNote(migration.Path, which + said));
        return (sql, inOne);
    }

    private static bool Holds(string sql) => Analysis.Sql.StatementReader.Read(sql).Statements.Length > 0;
}
