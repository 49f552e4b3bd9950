using System.Globalization;

namespace TenantMigrations.Postgres.Local;

/// <summary>What the keeper of the server wrote: its own process number and the server's.</summary>
internal sealed record KeeperFile(int ProcessId, int ServerId, string Folder)
{
    internal bool Alive => RunningProgram.WorksIn(ProcessId, Folder);

    internal static KeeperFile? Read(ClusterFolder folder)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(folder.Keeper);
        }
        catch (IOException)
        {
            return null;
        }

        return lines.Length == 2
            && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var keeper)
            && int.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var server)
                ? new KeeperFile(keeper, server, folder.Path)
                : null;
    }
}
