namespace TenantMigrations.Engine;

/// <summary>Something that happened in a run. Renderers turn events into progress, lines and logs.</summary>
public abstract record RunEvent;
