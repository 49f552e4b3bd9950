using Microsoft.CodeAnalysis.Text;

namespace TenantMigrations.Generator.Tests;

/// <summary>A text that counts how often all of it is taken, which whoever reads a migration begins with.</summary>
internal sealed class CountingText(string text) : SourceText
{
    private int _reads;

    public int Reads => _reads;

    public override System.Text.Encoding? Encoding => System.Text.Encoding.UTF8;

    public override int Length => text.Length;

    public override char this[int position] => text[position];

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count) => text.CopyTo(sourceIndex, destination, destinationIndex, count);

    public override string ToString(TextSpan span)
    {
        if (span.Length == text.Length) Interlocked.Increment(ref _reads);
        return text.Substring(span.Start, span.Length);
    }
}
