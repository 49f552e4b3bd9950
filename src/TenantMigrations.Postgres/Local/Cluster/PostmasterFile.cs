using System.Globalization;

namespace TenantMigrations.Postgres.Local;

/// <summary>What the server writes into <c>postmaster.pid</c> in its data folder.</summary>
internal sealed record PostmasterFile(int ProcessId, int Port, bool Ready)
{
    // Lines as documented in PostgreSQL's storage chapter: 1 process, 4 port, 8 status.
    private const int PortLine = 3;
    private const int StatusLine = 7;

    /// <summary>Null where there is none, or it is being written.</summary>
    internal static PostmasterFile? Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return null;
        }

        return Parse(lines);
    }

    internal static PostmasterFile? Parse(IReadOnlyList<string> lines)
    {
        if (lines.Count == 0 || !int.TryParse(lines[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var processId))
            return null;

        var port = lines.Count > PortLine && int.TryParse(lines[PortLine], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return new PostmasterFile(processId, port, lines.Count > StatusLine && lines[StatusLine].Trim() == "ready");
    }
}
