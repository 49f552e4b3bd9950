namespace TenantMigrations.Benchmarks.Proxy;

/// <summary>What went through a proxy, over all connections.</summary>
internal sealed class ProxyCounts
{
    private long _connections;
    private long _roundTrips;
    private long _bytesSent;

    public long Connections => Interlocked.Read(ref _connections);

    public long RoundTrips => Interlocked.Read(ref _roundTrips);

    public long BytesSent => Interlocked.Read(ref _bytesSent);

    public void AddConnection() => Interlocked.Increment(ref _connections);

    public void AddRoundTrip() => Interlocked.Increment(ref _roundTrips);

    public void AddSent(int bytes) => Interlocked.Add(ref _bytesSent, bytes);
}
