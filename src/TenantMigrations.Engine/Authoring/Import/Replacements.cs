using System.Text;

namespace TenantMigrations.Engine;

/// <summary>A text with others in the place of pieces of it, made at once: a file may have thousands of them.</summary>
internal sealed class Replacements(string text)
{
    private readonly StringBuilder _result = new(text.Length);
    private int _at;

    /// <summary>Puts a text in the place of the next piece; pieces come in their order.</summary>
    public void Add(int start, int end, string instead)
    {
        _result.Append(text, _at, start - _at).Append(instead);
        _at = end;
    }

    public override string ToString() => _result.ToString() + text[_at..];
}
