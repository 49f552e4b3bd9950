using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>The steps of a rebase. Read back they may have come from anywhere, a repository included, so only what a rebase can have written is done.</summary>
internal static class RebaseSteps
{
    public static IReadOnlyList<RebaseStep> Of(IReadOnlyList<FileChange> changes) =>
    [
        .. changes.Select(static change => new RebaseStep(IsDrop: false, change.NewPath)),
        .. changes.Where(static change => change.Path != change.NewPath).Select(static change => new RebaseStep(IsDrop: true, change.Path)),
    ];

    /// <summary>Reads a list.</summary>
    /// <returns>The steps, or the first line that is none of a rebase of this project.</returns>
    public static (IReadOnlyList<RebaseStep> Steps, AuthoringFinding? Finding) Read(AuthoringProject project, IReadOnlyList<string> lines)
    {
        var steps = lines.Select(RebaseStep.Parse).ToArray();
        var put = steps.OfType<RebaseStep>().Where(static step => !step.IsDrop).Select(static step => step.Path).ToArray();
        for (var at = 0; at < steps.Length; at++)
            if (Obstacle(project, steps[at], put) is { } obstacle) return ([], Refused(at, lines[at], obstacle));
        return (steps!, null);
    }

    private static string? Obstacle(AuthoringProject project, RebaseStep? step, IReadOnlyList<string> put)
    {
        if (step is null) return "is not a step of a rebase";
        if (WritablePaths.Obstacle(project, step.Path) is { } obstacle) return "names a file that " + obstacle;
        if (!step.IsDrop) return IsRewritten(project, step.Path) ? null : "names a file that no rebase rewrites";
        return put.Any(path => IsMoved(step.Path, path)) ? null : "drops a file whose content has not moved to a new id";
    }

    private static bool IsRewritten(AuthoringProject project, string path) =>
        path == LockFile.FileName
        || path == Path.GetFileName(project.File)
        || Path.GetExtension(path).ToUpperInvariant() is ".SQL" or ".CS"
        || project.MigrationFiles().Contains(path)
        || project.SourceFiles().Contains(path);

    /// <summary>Whether two files differ in the timestamps of their ids, and in nothing else.</summary>
    private static bool IsMoved(string from, string to) =>
        from != to
        && from[..(from.LastIndexOf('/') + 1)] == to[..(to.LastIndexOf('/') + 1)]
        && Path.GetExtension(from) == Path.GetExtension(to)
        && MigrationId.TryParse(Path.GetFileNameWithoutExtension(from), out var old)
        && MigrationId.TryParse(Path.GetFileNameWithoutExtension(to), out var id)
        && old.Name == id.Name;

    private static AuthoringFinding Refused(int at, string line, string obstacle) => new(AuthoringFinding.NoRule, InterruptedRebase.FileName, at + 1, 1,
        $"The line '{WritablePaths.Shown(line)}' {obstacle}, so no rebase has written this list, and nothing of it is done. "
        + $"See in git where '{InterruptedRebase.FileName}' came from, bring the migrations back as they were committed, delete it, and run 'rebase' again.");
}
