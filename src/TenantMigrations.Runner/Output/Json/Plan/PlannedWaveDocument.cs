namespace TenantMigrations.Runner;

/// <summary>A wave of a plan: how many active tenants are in it, and which of them the plan has work for.</summary>
internal sealed record PlannedWaveDocument(int Number, string Name, int Members, IReadOnlyList<string> Tenants);
