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

    private string ListPath => project.PathTo(InterruptedRebase.FileName);

    /// <summary>Does it. What <see cref="WritablePaths.Obstacle"/> names must not come here.</summary>
    public void Apply(IReadOnlyList<FileChange> changes)
    {
        var steps = RebaseSteps.Of(changes);
        foreach (var change in changes)
        {
            beforeEachStep?.Invoke();
            File.WriteAllBytes(project.PathTo(change.NewPath) + TemporaryEnding, change.Content);
        }

        File.WriteAllText(ListPath + TemporaryEnding, string.Concat(steps.Select(static step => step + "\n")));
        beforeEachStep?.Invoke();
        File.Move(ListPath + TemporaryEnding, ListPath, overwrite: true);
        Do(steps);
    }

    /// <summary>Works off the list; without one nothing happens.</summary>
    /// <returns>Whether there was one, and why it was not touched.</returns>
    public (bool Finished, AuthoringFinding? Finding) Finish()
    {
        if (!File.Exists(ListPath)) return (false, InterruptedRebase.NotAFile(project));
        var (steps, finding) = RebaseSteps.Read(project, File.ReadAllLines(ListPath));
        if (finding is not null) return (false, finding);
        if (steps.FirstOrDefault(IsLost) is { } lost)
        {
            throw new FleetException(FleetErrorKind.Settings,
                $"A rebase was interrupted, and the new content of '{lost.Path}' is not there any more, so it cannot be finished. Bring the files back as they were committed, for example with git, delete '{InterruptedRebase.FileName}', and run 'rebase' again.");
        }

        Do(steps);
        return (true, null);
    }

    private void Do(IReadOnlyList<RebaseStep> steps)
    {
        foreach (var step in steps)
        {
            beforeEachStep?.Invoke();
            var target = project.PathTo(step.Path);
            if (step.IsDrop) File.Delete(target);
            else if (File.Exists(target + TemporaryEnding)) File.Move(target + TemporaryEnding, target, overwrite: true);
        }

        beforeEachStep?.Invoke();
        File.Delete(ListPath);
    }

    // Nothing is dropped for a file that would not come.
    private bool IsLost(RebaseStep step) => !step.IsDrop && project.PathTo(step.Path) is var target && !File.Exists(target) && !File.Exists(target + TemporaryEnding);

    /// <summary>Takes away what a call left that was killed before it had changed anything.</summary>
    public void Clean(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Select(project.PathTo).Where(Directory.Exists).Distinct(StringComparer.Ordinal))
            foreach (var file in Directory.GetFiles(folder, "*" + TemporaryEnding)) File.Delete(file);
    }
}
