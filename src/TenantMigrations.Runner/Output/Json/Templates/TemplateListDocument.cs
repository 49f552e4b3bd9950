namespace TenantMigrations.Runner;

/// <summary>What <c>templates --format json</c> prints.</summary>
internal sealed record TemplateListDocument(TenantIsolation Isolation, IReadOnlyList<TemplateDocument> Templates, IReadOnlyList<AuthoringFindingDocument> Findings);
