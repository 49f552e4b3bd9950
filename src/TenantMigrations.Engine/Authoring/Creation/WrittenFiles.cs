using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Puts migrations into the project, all of them or none: first all contents beside their places, under names that nobody reads; then each takes its place, in the
/// order in which they depend on one another. Where one cannot, or it is cancelled, those before it are taken back.
/// </summary>
internal sealed class WrittenFiles(AuthoringProject project, Action? beforeEachMove = null, CancellationToken cancellationToken = default)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public void Write(IReadOnlyList<WrittenMigration> written)
    {
        var changes = written.Select(migration => (From: project.PathTo(migration.Path) + FileChanges.TemporaryEnding, To: project.PathTo(migration.Path), Migration: migration)).ToList();
        var beside = new List<string>();
        var done = new List<(string Path, byte[]? Before)>();
        try
        {
            foreach (var (from, to, migration) in changes)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Delete(from); // A link of that name is not written through.
                beside.Add(from);
                File.WriteAllText(from, migration.Text, s_utf8);
            }

            foreach (var (from, to, migration) in changes)
            {
                beforeEachMove?.Invoke();
                cancellationToken.ThrowIfCancellationRequested();
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
            foreach (var file in beside) File.Delete(file);
        }
    }
}
