namespace TenantMigrations.Runner;

/// <summary>Counts what becomes of a tenant's work, or of global work.</summary>
internal sealed class WorkCount(string? tenantId, string database, int steps, TimeProvider clock)
{
    private readonly long _begun = clock.GetTimestamp();
    private int _done;
    private string? _said;

    /// <summary>How many migrations a failure leaves undone.</summary>
    public int Left => steps - _done;

    public void Finish()
    {
        _done++;
        _said = null;
    }

    public void Say(string text) => _said = text;

    public WorkSnapshot Read() => new(tenantId ?? $"global, {database}", Math.Min(_done + 1, steps), steps, clock.GetElapsedTime(_begun), _said);
}
