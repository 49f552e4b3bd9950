namespace TenantMigrations.Engine;

/// <summary>A file of another tool.</summary>
/// <param name="Path">Its path in the imported folder, with forward slashes.</param>
/// <param name="Text">Its text, with line feeds.</param>
internal sealed record ForeignFile(string Path, string Text)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
