namespace TenantMigrations.Runner;

/// <summary>A fleet that is in use, and what must be closed behind it, in this order: connections, then a local server.</summary>
internal sealed record OpenedFleet(IFleet Fleet, params IAsyncDisposable[] Behind) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Fleet.DisposeAsync().ConfigureAwait(false);
        foreach (var resource in Behind) await resource.DisposeAsync().ConfigureAwait(false);
    }
}
