using System.Text;

namespace TenantMigrations.Benchmarks.Planning;

/// <summary>Counts what is written, as a pipe would take it.</summary>
internal sealed class CountingWriter : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public long Bytes { get; private set; }

    public long Lines { get; private set; }

    public override void Write(char value)
    {
        Bytes++;
        if (value == '\n') Lines++;
    }

    public override void Write(char[] buffer, int index, int count)
    {
        Bytes += Encoding.UTF8.GetByteCount(buffer, index, count);
        Lines += buffer.AsSpan(index, count).Count('\n');
    }
}
