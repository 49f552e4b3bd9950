namespace TenantMigrations.Engine;

/// <summary>What is to be done in one physical database.</summary>
/// <param name="Database">Which.</param>
/// <param name="NeedsJournal">Whether its journal must be created or upgraded first.</param>
/// <param name="UpToDateTenants">How many tenants need nothing.</param>
/// <param name="Phases">The phases, in order; each begins when the one before is done.</param>
/// <param name="Blocked">What cannot be done in this run, with the reason.</param>
public sealed record DatabasePlan(
    DatabaseAddress Database,
    bool NeedsJournal,
    int UpToDateTenants,
    IReadOnlyList<PlanPhase> Phases,
    IReadOnlyList<BlockedMigration> Blocked)
{
    /// <summary>The first wave, from 0, that one of its active tenants is in: with it the database's global work begins.</summary>
    public int FirstWave { get; init; }
}
