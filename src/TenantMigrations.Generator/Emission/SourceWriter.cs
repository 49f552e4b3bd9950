using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Generator.Emission;

/// <summary>Writes indented lines that end alike on every machine.</summary>
internal sealed class SourceWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _indent;

    public void Line(string line = "")
    {
        if (line.Length > 0) _text.Append(' ', _indent).Append(line);
        _text.Append('\n');
    }

    public void Lines(params string[] lines)
    {
        foreach (var line in lines) Line(line);
    }

    /// <summary>Opens a block; dispose the result to close it.</summary>
    public Block Braces(string end = "}")
    {
        Line("{");
        _indent += Step;
        return new Block(this, end);
    }

    /// <summary>Indents what follows; dispose the result to go back.</summary>
    public Block Indented()
    {
        _indent += Step;
        return new Block(this, end: null);
    }

    public SourceText ToSource() => SourceText.From(_text.ToString(), Encoding.UTF8);

    public readonly struct Block(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._indent -= Step;
            if (end is not null) writer.Line(end);
        }
    }
}
