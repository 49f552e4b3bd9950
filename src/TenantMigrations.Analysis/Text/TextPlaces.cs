namespace TenantMigrations.Analysis;

/// <summary>Makes places of offsets in one migration text: that of a file or of a constant.</summary>
internal sealed class TextPlaces
{
    private readonly string _path;
    private readonly string? _typeName;
    private readonly SourceAnchor _anchor;
    private readonly SourceLines _lines;

    private TextPlaces(string path, string? typeName, SourceAnchor anchor, SourceLines lines)
    {
        _path = path;
        _typeName = typeName;
        _anchor = anchor;
        _lines = lines;
    }

    public static TextPlaces OfFile(string path, string source, string text) => new(path, null, SourceAnchor.File, new SourceLines(source, text));

    /// <summary>Offsets in a constant stay those of its migration text: how the literal is written knows only the compiler.</summary>
    public static TextPlaces OfConstant(ClassFacts facts, SourceAnchor anchor, string text) =>
        new(facts.Path, facts.TypeName, anchor, new SourceLines(text, text));

    public SourcePlace At(int start, int length) => new(_path, _typeName, _anchor, 0, _lines.Locate(start, length));

    public SourcePlace At(StatementSpan span) => At(span.Start, span.Length);
}
