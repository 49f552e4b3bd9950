namespace TenantMigrations.Engine;

/// <summary>The run begins.</summary>
/// <param name="RunId">Its id.</param>
/// <param name="Plan">What it will do.</param>
public sealed record RunStarted(Guid RunId, MigrationPlan Plan) : RunEvent;
