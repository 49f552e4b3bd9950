using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Generator.Tests;

/// <summary>An additional file in memory. It counts how often it is read.</summary>
internal sealed class TestFile(string path, SourceText? text) : AdditionalText
{
    public TestFile(string path, string text)
        : this(path, SourceText.From(text, Encoding.UTF8))
    {
    }

    public override string Path { get; } = path;

    public int Reads { get; private set; }

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return text;
    }
}
