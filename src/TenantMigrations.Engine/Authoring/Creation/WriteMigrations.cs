using System.Text;

namespace TenantMigrations.Engine;

/// <summary>Writes new migrations into a project: gives them ids behind all others, folders, and dependencies. What would not compile is not written.</summary>
public static class WriteMigrations
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Does it: all of them or none.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">What.</param>
    /// <exception cref="FleetException">A file cannot be read or written, or there is one in the way.</exception>
    public static WriteReport Run(AuthoringProject project, WriteRequest request) => FileTrouble.Explained(() => Work(project, request), project);

    private static WriteReport Work(AuthoringProject project, WriteRequest request)
    {
        if (InterruptedRebase.Find(project) is { } interrupted) return new WriteReport([], Written: false, [interrupted]);
        var migrations = project.ReadMigrations();
        var (history, _) = StoredHistory.Read(project, keep: null);
        var places = new DraftPlaces(project, migrations, history, request);
        if (places.Obstacles() is { Count: > 0 } obstacles) return new WriteReport([], Written: false, obstacles);

        var written = new DraftRendering(project, migrations, places, request).Render();
        var findings = WriteCheck.Find(project, migrations, written);
        var writes = (findings.Count == 0 || request.AllowFindings) && !request.DryRun;
        if (writes) Write(project, written);
        return new WriteReport(written, writes, findings);
    }

    // First all contents beside their places, under names that nobody reads; then each takes its place, in the order in which they depend on one another. Where
    // one cannot, those before it are taken back.
    private static void Write(AuthoringProject project, IReadOnlyList<WrittenMigration> written)
    {
        var changes = written.Select(migration => (From: project.PathTo(migration.Path) + FileChanges.TemporaryEnding, To: project.PathTo(migration.Path), Migration: migration)).ToList();
        var done = new List<(string Path, byte[]? Before)>();
        try
        {
            foreach (var (from, to, migration) in changes)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Delete(from); // A link of that name is not written through.
                File.WriteAllText(from, migration.Text, s_utf8);
            }

            foreach (var (from, to, migration) in changes)
            {
                var before = migration.Replaces ? File.ReadAllBytes(to) : null;
                File.Move(from, to, overwrite: migration.Replaces);
                done.Add((to, before));
            }
        }
        catch
        {
            foreach (var (path, before) in done)
            {
                if (before is null) File.Delete(path);
                else File.WriteAllBytes(path, before);
            }

            throw;
        }
        finally
        {
            foreach (var (from, _, _) in changes) File.Delete(from);
        }
    }
}
