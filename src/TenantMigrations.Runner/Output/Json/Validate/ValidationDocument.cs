namespace TenantMigrations.Runner;

/// <summary>What <c>validate --format json</c> prints.</summary>
internal sealed record ValidationDocument(IReadOnlyList<ValidationFindingDocument> Findings);
