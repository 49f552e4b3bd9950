namespace TenantMigrations.Engine;

/// <summary>What a stage has for one database.</summary>
/// <param name="Plan">The database's whole plan.</param>
/// <param name="Phases">The parts of its phases that belong to the stage, in order.</param>
internal sealed record StageWork(DatabasePlan Plan, IReadOnlyList<PlanPhase> Phases);
