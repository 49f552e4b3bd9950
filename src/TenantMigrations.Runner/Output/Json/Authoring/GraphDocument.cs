namespace TenantMigrations.Runner;

/// <summary>What <c>graph --format json</c> prints.</summary>
internal sealed record GraphDocument(IReadOnlyList<GraphNodeDocument> Migrations, IReadOnlyList<GraphEdgeDocument> Dependencies);
