namespace TenantMigrations.Analysis;

/// <summary>A file of C# that may declare migrations.</summary>
/// <param name="Path">Its path, as findings shall name it.</param>
/// <param name="ProjectPath">Its path relative to the project's folder, with forward slashes.</param>
/// <param name="Text">The decoded file.</param>
public sealed record ClassSourceFile(string Path, string ProjectPath, string Text);
