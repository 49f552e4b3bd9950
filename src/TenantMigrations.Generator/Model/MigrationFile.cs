namespace TenantMigrations.Generator.Model;

/// <summary>An additional file that is a migration, as MSBuild describes it.</summary>
/// <param name="Path">Its path, as the compiler names it in findings.</param>
/// <param name="ProjectPath">Its path relative to the project's folder, with forward slashes.</param>
/// <param name="ResourceName">The manifest resource that holds its text.</param>
internal sealed record MigrationFile(string Path, string ProjectPath, string ResourceName);
