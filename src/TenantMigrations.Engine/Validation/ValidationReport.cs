namespace TenantMigrations.Engine;

/// <summary>Where registry and journals disagree.</summary>
/// <param name="Findings">What was found; empty where all is well.</param>
public sealed record ValidationReport(IReadOnlyList<ValidationFinding> Findings);
