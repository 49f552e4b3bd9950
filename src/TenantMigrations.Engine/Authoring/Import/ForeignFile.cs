namespace TenantMigrations.Engine;

/// <summary>A file of another tool. Its text is read when somebody asks for it: what else lies in the folder may be anything.</summary>
/// <param name="path">Its path in the imported folder, with forward slashes.</param>
/// <param name="read">Gives its text, with line feeds.</param>
internal sealed class ForeignFile(string path, Func<string> read)
{
    private readonly Lazy<string> _text = new(read);

    public ForeignFile(string path, string text)
        : this(path, () => text)
    {
    }

    public string Path => path;

    public string Text => _text.Value;

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}
