namespace TenantMigrations.Runner;

/// <summary>What <c>create</c> and other verbs that write migrations print with <c>--format json</c>.</summary>
internal sealed record WriteDocument(IReadOnlyList<WrittenMigrationDocument> Migrations, bool Written, IReadOnlyList<SuggestedDependencyDocument> Suggestions, IReadOnlyList<AuthoringFindingDocument> Findings);
