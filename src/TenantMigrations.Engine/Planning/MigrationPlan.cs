namespace TenantMigrations.Engine;

/// <summary>What would run where, in which order: a pure value, printed by <c>plan</c> and executed by <c>run</c>.</summary>
public sealed record MigrationPlan
{
    /// <summary>How tenants are kept apart.</summary>
    public required TenantIsolation Isolation { get; init; }

    /// <summary>The databases, by key.</summary>
    public required IReadOnlyList<DatabasePlan> Databases { get; init; }

    /// <summary>Tenants that are left out because they are suspended.</summary>
    public required IReadOnlyList<string> SuspendedTenants { get; init; }

    /// <summary>What people should know before they run it: globals that reach all tenants at once, barriers that wait, …</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The waves, in order; empty where the settings have none, so that all tenants are worked on at once.</summary>
    public IReadOnlyList<PlannedWave> Waves { get; init; } = [];

    /// <summary>The number of the wave, from 1, of each tenant that has work; empty without waves.</summary>
    internal Dictionary<string, int> WaveNumbers()
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var wave in Waves)
            foreach (var tenant in wave.Tenants) numbers[tenant] = wave.Number;
        return numbers;
    }

    /// <summary>SHA-256, in hexadecimal, over all that decides what is executed: order, migrations, checksums, tenants, databases, isolation.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The settings that decide what is executed, by name, each with a print of its value: two bytes of a hash, by which it is seen that a value is another,
    /// and not what it was.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether nothing is to be done.</summary>
    public bool IsEmpty => Databases.All(database => database.Phases.Count == 0 && database.Blocked.Count == 0);
}
