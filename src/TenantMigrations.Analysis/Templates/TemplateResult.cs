namespace TenantMigrations.Analysis;

/// <summary>What a template made.</summary>
/// <param name="Drafts">The migrations, in their order; empty where there is an error.</param>
/// <param name="Error">Why there are none.</param>
public sealed record TemplateResult(EquatableArray<MigrationDraft> Drafts, TemplateError? Error);
