using System.Text;

namespace TenantMigrations.Engine;

/// <summary>The last line of what a program says that is not blank, and no more of it than its beginning: it may say a gigabyte without a line's end. Thread-safe.</summary>
internal sealed class LastLine
{
    private const int Longest = 300;

    private readonly object _gate = new();
    private string _text = "";

    /// <summary>Empty where nothing was said.</summary>
    public string Text
    {
        get
        {
            lock (_gate) return _text;
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(TextReader reader, CancellationToken cancellationToken)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        try
        {
            for (int count; (count = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;) Take(line, buffer.AsSpan(0, count));
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for the rest.
        }

        End(line);
    }

    private void Take(StringBuilder line, ReadOnlySpan<char> said)
    {
        foreach (var c in said)
        {
            if (c is '\n' or '\r') End(line);
            else if (line.Length < Longest) line.Append(c);
            else if (line.Length == Longest) line.Append('…');
        }
    }

    private void End(StringBuilder line)
    {
        var text = line.ToString().Trim();
        line.Clear();
        if (text.Length == 0) return;
        lock (_gate) _text = text;
    }
}
