using System.Text;

namespace TenantMigrations.Engine;

/// <summary>
/// Changes several files as one. First all new contents are written beside their places under names that nobody reads, then the list of what is to be
/// done; whoever is killed before that has changed nothing. Then the list is worked off, and each step can be repeated: whoever is killed there is
/// finished by the next call.
/// </summary>
internal sealed class FileChanges(AuthoringProject project, Action? beforeEachStep = null)
{
    /// <summary>What new contents are called until they are in their places.</summary>
    public const string TemporaryEnding = ".tm-new";

    private const string Put = "put ";
    private const string Drop = "drop ";

    private string ListPath => project.PathTo(InterruptedRebase.FileName);

    public void Apply(IReadOnlyList<FileChange> changes)
    {
        foreach (var change in changes)
        {
            beforeEachStep?.Invoke();
            File.WriteAllBytes(project.PathTo(change.NewPath) + TemporaryEnding, change.Content);
        }

        var list = new StringBuilder();
        foreach (var change in changes) list.Append(Put).Append(change.NewPath).Append('\n');
        foreach (var change in changes.Where(static change => change.Path != change.NewPath)) list.Append(Drop).Append(change.Path).Append('\n');
        File.WriteAllText(ListPath + TemporaryEnding, list.ToString());
        beforeEachStep?.Invoke();
        File.Move(ListPath + TemporaryEnding, ListPath, overwrite: true);
        Finish();
    }

    /// <summary>Works off the list; without one nothing happens.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Finish()
    {
        if (!File.Exists(ListPath)) return false;
        var lines = File.ReadAllLines(ListPath);
        if (lines.FirstOrDefault(IsLost) is { } lost)
        {
            throw new FleetException(FleetErrorKind.Settings,
                $"A rebase was interrupted, and the new content of '{lost[Put.Length..]}' is not there any more, so it cannot be finished. Bring the files back as they were committed, for example with git, delete '{InterruptedRebase.FileName}', and run 'rebase' again.");
        }

        foreach (var line in lines)
        {
            beforeEachStep?.Invoke();
            if (line.StartsWith(Put, StringComparison.Ordinal))
            {
                var target = project.PathTo(line[Put.Length..]);
                if (File.Exists(target + TemporaryEnding)) File.Move(target + TemporaryEnding, target, overwrite: true);
            }
            else if (line.StartsWith(Drop, StringComparison.Ordinal))
            {
                File.Delete(project.PathTo(line[Drop.Length..]));
            }
        }

        beforeEachStep?.Invoke();
        File.Delete(ListPath);
        return true;
    }

    // Nothing is dropped for a file that would not come.
    private bool IsLost(string line) =>
        line.StartsWith(Put, StringComparison.Ordinal) && project.PathTo(line[Put.Length..]) is var target && !File.Exists(target) && !File.Exists(target + TemporaryEnding);

    /// <summary>Takes away what a call left that was killed before it had changed anything.</summary>
    public void Clean(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Select(project.PathTo).Where(Directory.Exists).Distinct(StringComparer.Ordinal))
            foreach (var file in Directory.GetFiles(folder, "*" + TemporaryEnding)) File.Delete(file);
    }
}
