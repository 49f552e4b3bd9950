using System.Net;
using System.Net.Sockets;

namespace TenantMigrations.Postgres.Tests.Connections;

/// <summary>Stands between client and server, and cuts a connection in the moment when the server's answer holds certain bytes: the client never sees it.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly byte[] _answer;
    private int _cuts;

    /// <summary>Begins.</summary>
    /// <param name="server">The server's port on this machine.</param>
    /// <param name="answer">What is cut off.</param>
    /// <param name="cuts">How often.</param>
    public CuttingProxy(int server, byte[] answer, int cuts)
    {
        (_server, _answer, _cuts) = (server, answer, cuts);
        _listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int CutsLeft => Volatile.Read(ref _cuts);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _server, _end.Token);
                await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _end.Token), AnswerAsync(server.GetStream(), client.GetStream()));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // One of the two is gone.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, _end.Token)) > 0;)
        {
            if (buffer.AsSpan(0, read).IndexOf(_answer) >= 0 && Interlocked.Decrement(ref _cuts) >= 0) return;
            await to.WriteAsync(buffer.AsMemory(0, read), _end.Token);
        }
    }
}
