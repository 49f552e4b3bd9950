using System.Text;

namespace TenantMigrations.Runner;

/// <summary>Passes whole lines on, each changed by a function: tables pad their rows with blanks, and MSBuild reads errors out of lines.</summary>
internal sealed class LineWriter(TextWriter inner, Func<string, string> line) : TextWriter
{
    private readonly StringBuilder _pending = new();

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == '\n') PassOn();
        else if (value != '\r') _pending.Append(value);
    }

    public override void Flush()
    {
        if (_pending.Length > 0) PassOn();
        inner.Flush();
    }

    private void PassOn()
    {
        inner.WriteLine(line(_pending.ToString()));
        _pending.Clear();
    }
}
