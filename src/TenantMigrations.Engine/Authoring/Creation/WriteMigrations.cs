namespace TenantMigrations.Engine;

/// <summary>Writes new migrations into a project: gives them ids behind all others, folders, and dependencies. What would not compile is not written.</summary>
public static class WriteMigrations
{
    // A large import takes seconds.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>Does it: all of them or none.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">What.</param>
    /// <param name="cancellationToken">Ends it; then nothing is written.</param>
    /// <exception cref="FleetException">A file cannot be read or written, there is one in the way, or another process is writing into the project.</exception>
    public static WriteReport Run(AuthoringProject project, WriteRequest request, CancellationToken cancellationToken = default) =>
        FileTrouble.Explained(() => Work(project, request, cancellationToken), project);

    private static WriteReport Work(AuthoringProject project, WriteRequest request, CancellationToken cancellationToken)
    {
        using var turn = request.DryRun ? null : ProjectTurn.Take(project, s_patience, cancellationToken);
        if (InterruptedRebase.Find(project) is { } interrupted) return new WriteReport([], Written: false, [interrupted]);
        var migrations = project.ReadMigrations();
        var (history, _) = StoredHistory.Read(project, keep: null);
        var places = new DraftPlaces(project, migrations, history, request);
        if (places.Obstacles() is { Count: > 0 } obstacles) return new WriteReport([], Written: false, obstacles);

        var written = new DraftRendering(project, migrations, places, request).Render();
        var findings = WriteCheck.Find(project, migrations, written);
        var writes = (findings.Count == 0 || request.AllowFindings) && !request.DryRun;
        if (writes) new WrittenFiles(project, cancellationToken: cancellationToken).Write(written);
        return new WriteReport(written, writes, findings);
    }
}
