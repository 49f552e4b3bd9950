namespace TenantMigrations.Engine;

/// <summary>Writes the migrations that a template makes.</summary>
public static class GenerateMigrations
{
    /// <summary>Does it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="request">Which template, with which values.</param>
    /// <param name="cancellationToken">Ends it; then nothing is written.</param>
    /// <exception cref="FleetException">A file cannot be read or written.</exception>
    public static GenerateReport Run(AuthoringProject project, GenerateRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        var made = request.Template.Template.Make(request.Values, project.ScriptOptions());
        if (made.Error is not null) return new GenerateReport(made.Error, null);
        return new GenerateReport(null, WriteMigrations.Run(project, new WriteRequest
        {
            Drafts = made.Drafts,
            DependsOn = request.DependsOn,
            DryRun = request.DryRun,
            Force = request.Force,
            Clock = request.Clock,
        }, cancellationToken));
    }
}
