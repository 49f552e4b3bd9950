using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Project;

/// <summary>Findings about the project as a whole: no line of a source is to blame.</summary>
internal static class ProjectFindings
{
    private static readonly SourcePlace Nowhere = new("", TypeName: null, SourceAnchor.File, Index: 0, Range: default);

    public static Finding Of(string ruleId, string message) => new(ruleId, FindingSeverity.Error, Nowhere, message);
}
