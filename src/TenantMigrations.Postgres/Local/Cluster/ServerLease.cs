using System.Text;

namespace TenantMigrations.Postgres.Local;

/// <summary>
/// This process's claim on a running server: one end of a named pipe whose other end the server's keeper reads, and a shared lock on
/// a file, by which the last one to leave knows that it is the last. Both end with the process, however it ends.
/// </summary>
internal sealed class ServerLease : IDisposable
{
    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(5);
    private readonly FileStream _pipe;
    private readonly FileStream _client;

    private ServerLease(FileStream pipe, FileStream client)
    {
        _pipe = pipe;
        _client = client;
    }

    /// <summary>Opens the pipe; both ways, because that does not wait for somebody at the other end.</summary>
    internal static ServerLease Open(ClusterFolder folder)
    {
        var client = new FileStream(folder.Clients, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            var pipe = new FileStream(folder.Lease, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            return new ServerLease(pipe, client);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <summary>Takes part in a server that already runs; null when there is none, or it is about to stop.</summary>
    internal static async Task<ServerLease?> TryJoinAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        if (!File.Exists(folder.Lease) || KeeperFile.Read(folder) is not { Alive: true })
            return null;

        ServerLease? lease = null;
        try
        {
            lease = Open(folder);
            if (await lease.AnsweredAsync(folder, cancellationToken).ConfigureAwait(false))
                return lease;
        }
        catch (FileNotFoundException)
        {
            // It stopped just now.
        }
        catch (OperationCanceledException)
        {
            lease?.Dispose();
            throw;
        }

        lease?.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pipe.Dispose();
        _client.Dispose();
    }

    private async Task<bool> AnsweredAsync(ClusterFolder folder, CancellationToken cancellationToken)
    {
        var word = Guid.NewGuid().ToString("N");
        var answer = folder.Joined(word);
        await _pipe.WriteAsync(Encoding.ASCII.GetBytes(word + "\n"), cancellationToken).ConfigureAwait(false);
        var answered = await Patience.UntilAsync(() => File.Exists(answer) || !File.Exists(folder.Lease), s_answerTime, cancellationToken).ConfigureAwait(false)
            && File.Exists(answer);
        if (answered)
            File.Delete(answer);
        return answered;
    }
}
