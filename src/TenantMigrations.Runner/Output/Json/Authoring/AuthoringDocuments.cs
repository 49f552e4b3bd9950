namespace TenantMigrations.Runner;

/// <summary>The documents of the verbs that write and check migrations, from the engine's reports.</summary>
internal static class AuthoringDocuments
{
    public static WriteDocument Of(WriteReport report) => new(
        [.. report.Migrations.Select(migration => new WrittenMigrationDocument(migration.MigrationId, migration.Path, migration.Scope, migration.DependsOn, migration.Replaces, migration.Text))],
        report.Written,
        [.. report.Suggestions.Select(suggestion => new SuggestedDependencyDocument(suggestion.MigrationId, suggestion.Table, suggestion.MakesBarrier))],
        [.. report.Findings.Select(finding => new AuthoringFindingDocument(finding.RuleId, finding.Path, finding.Line, finding.Column, finding.Message))]);

    public static LintDocument Of(LintReport report) => new(
        report.Migrations,
        [.. report.Findings.Select(finding => new LintFindingDocument(finding.Severity, finding.RuleId, finding.Path, finding.Line, finding.Column, finding.Message))]);

    public static GraphDocument Of(MigrationDiagram diagram) => new(
        [.. diagram.Nodes.Select(node => new GraphNodeDocument(
            node.MigrationId, node.Scope, node.IsBarrier, node.IsRepeatable, node.IsMissing, node.Applied is { } applied ? new AppliedCountDocument(applied.Applied, applied.Of) : null))],
        [.. diagram.Edges.Select(edge => new GraphEdgeDocument(edge.MigrationId, edge.DependsOn, edge.IsInCycle))]);
}
