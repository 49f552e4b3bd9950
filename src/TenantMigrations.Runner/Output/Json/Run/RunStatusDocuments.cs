namespace TenantMigrations.Runner;

/// <summary>A run, as the control database knows it, as a document.</summary>
internal static class RunStatusDocuments
{
    public static RunStatusDocument Of(RunDetails details) => new(
        details.Run.Id,
        details.Run.Kind,
        details.Run.State,
        details.Run.Reason,
        details.Run.PlanHash,
        details.Run.Actor,
        details.Run.StartedAt,
        details.Run.EndedAt,
        details.Run.HeardAt,
        details.Run.SilentFor is { } silent ? (long)silent.TotalMilliseconds : null,
        details.Run.Shards,
        details.Run.Waves,
        [.. details.Tenants.Select(tenant => new RunTenantStatusDocument(tenant.TenantId, tenant.Database, tenant.Wave, tenant.State, tenant.Reason, tenant.ChangedAt))]);
}
