using System.Net;
using System.Net.Sockets;

namespace TenantMigrations.Postgres.Local;

/// <summary>Asks the system for a port that nobody uses now. It may be taken the next moment: who uses it tries again.</summary>
internal static class FreePort
{
    internal static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
