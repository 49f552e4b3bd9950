namespace TenantMigrations.Runner;

/// <summary>The global migrations of a phase, and, behind them, those of the tenants: each tenant runs what its share has of them.</summary>
internal sealed record PhaseDocument(IReadOnlyList<StepDocument> Global, IReadOnlyList<StepDocument> Tenants);
