using System.Net.Sockets;

namespace TenantMigrations.Benchmarks.Proxy;

/// <summary>Two blocking pumps: a thread's sleep is exact to a tenth of a millisecond, a timer's is not.</summary>
/// <remarks>
/// The first bytes that a client sends after it has heard from the server begin a round trip. A long batch that the driver writes in
/// pieces is one. The last message of a connection, Terminate, awaits no answer and is not counted.
/// </remarks>
internal sealed class ProxiedConnection
{
    private const byte Terminate = (byte)'X';
    private const int TerminateLength = 5;

    private readonly Socket _client;
    private readonly Socket _server;
    private readonly TimeSpan _delay;
    private readonly ProxyCounts _counts;
    private volatile bool _answered = true;

    public ProxiedConnection(Socket client, Socket server, TimeSpan delay, ProxyCounts counts)
    {
        (_client, _server, _delay, _counts) = (client, server, delay, counts);
        client.NoDelay = server.NoDelay = true;
    }

    public void Start()
    {
        new Thread(() => Pump(_client, _server, FromClient)) { IsBackground = true }.Start();
        new Thread(() => Pump(_server, _client, FromServer)) { IsBackground = true }.Start();
    }

    private void FromClient(ReadOnlySpan<byte> bytes)
    {
        _counts.AddSent(bytes.Length);
        if (!_answered || (bytes.Length == TerminateLength && bytes[0] == Terminate))
            return;

        _answered = false;
        _counts.AddRoundTrip();
        if (_delay > TimeSpan.Zero)
            Thread.Sleep(_delay);
    }

    private void FromServer(ReadOnlySpan<byte> bytes) => _answered = true;

    private static void Pump(Socket from, Socket to, Observe observe)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = from.Receive(buffer)) > 0)
            {
                observe(buffer.AsSpan(0, read));
                to.Send(buffer.AsSpan(0, read));
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            from.Dispose();
            to.Dispose();
        }
    }

    private delegate void Observe(ReadOnlySpan<byte> bytes);
}
