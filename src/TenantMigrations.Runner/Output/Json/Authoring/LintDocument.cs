namespace TenantMigrations.Runner;

/// <summary>What <c>lint --format json</c> prints.</summary>
internal sealed record LintDocument(int Migrations, IReadOnlyList<LintFindingDocument> Findings);
