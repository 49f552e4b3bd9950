namespace TenantMigrations.Engine;

/// <summary>What a rollback is about to undo. The observer gets it before anything is changed; what it throws ends the rollback there.</summary>
/// <param name="Plan">What will be undone where, in which order.</param>
public sealed record RollbackPlanned(MigrationPlan Plan) : RunEvent;
