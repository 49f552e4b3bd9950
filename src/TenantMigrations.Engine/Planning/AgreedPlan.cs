namespace TenantMigrations.Engine;

/// <summary>
/// A plan as people agreed on it: its hash, which decides whether the plan of today is the same, and enough of its content to say what has changed where
/// it is not. Holds no secret and no index of a registry, so it can be kept in a file.
/// </summary>
public sealed record AgreedPlan
{
    /// <summary>The hash of the plan, see <see cref="MigrationPlan.Hash"/>.</summary>
    public required string Hash { get; init; }

    /// <summary>The migrations that the plan names, by id, with their checksums.</summary>
    public IReadOnlyDictionary<string, string> Migrations { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>See <see cref="MigrationPlan.Settings"/>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is done in each database; empty where only the hash was kept.</summary>
    public IReadOnlyList<AgreedDatabase> Databases { get; init; } = [];

    /// <summary>The waves.</summary>
    public IReadOnlyList<PlannedWave> Waves { get; init; } = [];

    /// <summary>What a plan says, in the words of its registry.</summary>
    public static AgreedPlan Of(MigrationPlan plan, MigrationRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(registry);
        var databases = plan.Databases.Select(database => AgreedShares.Of(database, registry)).ToList();
        var named = databases
            .SelectMany(database => database.Global.Concat(database.Shares.SelectMany(share => share.Steps)).Select(step => step.MigrationId)
                .Concat(database.Blocked.Select(blocked => blocked.MigrationId)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return new AgreedPlan
        {
            Hash = plan.Hash,
            Migrations = named.ToDictionary(id => id, id => registry.TryFind(id, out var index) ? registry.Migrations[index].Checksum : "", StringComparer.Ordinal),
            Settings = plan.Settings,
            Databases = databases,
            Waves = plan.Waves,
        };
    }
}
