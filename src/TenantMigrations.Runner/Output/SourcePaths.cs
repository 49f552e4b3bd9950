namespace TenantMigrations.Runner;

/// <summary>Where a migration's source is: absolute when the project's folder is known, so that a click opens it.</summary>
internal sealed class SourcePaths(string? projectDirectory)
{
    public string Of(string path) => projectDirectory is null ? path : Path.GetFullPath(path, projectDirectory);
}
