namespace TenantMigrations.Engine;

/// <summary>Work on a tenant, or global work, has ended.</summary>
/// <param name="Result">How; over all phases of the run so far.</param>
/// <param name="Duration">How long this stretch of work took; null where none was begun.</param>
public sealed record WorkFinished(TenantResult Result, TimeSpan? Duration = null) : RunEvent;
