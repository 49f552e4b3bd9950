namespace TenantMigrations.Engine;

/// <summary>Work on a tenant, or global work, has ended.</summary>
/// <param name="Result">How.</param>
public sealed record WorkFinished(TenantResult Result) : RunEvent;
