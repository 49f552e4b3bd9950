namespace TenantMigrations.Engine;

/// <summary>The run has ended.</summary>
/// <param name="Report">How.</param>
public sealed record RunFinished(RunReport Report) : RunEvent;
