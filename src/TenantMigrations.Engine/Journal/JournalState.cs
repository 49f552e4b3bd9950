namespace TenantMigrations.Engine;

/// <summary>What one query says of a database's journal: whether it is there, and all heads.</summary>
/// <param name="Version">The journal's version; null where there is no journal yet.</param>
/// <param name="Global">The head of the global migrations.</param>
/// <param name="Tenants">The heads of the tenants that have one, by tenant id.</param>
public sealed record JournalState(int? Version, JournalHead Global, IReadOnlyDictionary<string, JournalHead> Tenants)
{
    /// <summary>The version of the journal that this version of the product writes; an older one is upgraded, a newer one refused.</summary>
    public const int CurrentVersion = 2;
}
