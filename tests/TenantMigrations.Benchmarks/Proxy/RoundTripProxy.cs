using System.Net;
using System.Net.Sockets;

namespace TenantMigrations.Benchmarks.Proxy;

/// <summary>Stands between a client and the server, counts the client's round trips and makes each cost what a network would.</summary>
internal sealed class RoundTripProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _server;
    private readonly TimeSpan _delay;
    private readonly Thread _acceptor;

    public RoundTripProxy(int serverPort, TimeSpan delay)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _delay = delay;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _acceptor = new Thread(Accept) { IsBackground = true };
        _acceptor.Start();
    }

    public int Port { get; }

    public ProxyCounts Counts { get; } = new();

    public void Dispose()
    {
        _listener.Stop();
        _acceptor.Join();
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                var client = _listener.AcceptSocket();
                var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
                server.Connect(_server);
                Counts.AddConnection();
                new ProxiedConnection(client, server, _delay, Counts).Start();
            }
        }
        catch (SocketException)
        {
            // The listener was stopped; connections that are still open end with their clients.
        }
    }
}
