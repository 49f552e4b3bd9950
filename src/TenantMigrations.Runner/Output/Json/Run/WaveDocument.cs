namespace TenantMigrations.Runner;

/// <summary>How a wave ended; the counts are of tenants that the plan had work for.</summary>
internal sealed record WaveDocument(int Number, string Name, int Tenants, int Done, int Failed);
