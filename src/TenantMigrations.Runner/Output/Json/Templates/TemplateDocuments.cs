namespace TenantMigrations.Runner;

/// <summary>The documents about templates, from the engine's values.</summary>
internal static class TemplateDocuments
{
    public static TemplateListDocument Of(ProjectTemplates templates, TenantIsolation isolation) => new(
        isolation,
        [.. templates.Templates.Select(template => Of(template, isolation))],
        [.. templates.Findings.Select(finding => new AuthoringFindingDocument(finding.RuleId, finding.Path, finding.Line, finding.Column, finding.Message))]);

    public static TemplateDocument Of(ListedTemplate listed, TenantIsolation isolation) => new(
        listed.Template.Name,
        listed.Template.Summary,
        listed.Template.Locks,
        listed.Path,
        listed.Overrides,
        listed.Template.Isolations,
        listed.Template.Isolations.Contains(isolation),
        [.. listed.Template.Parameters.Select(parameter => new TemplateParameterDocument(parameter.Name, parameter.Kind, parameter.IsRequired, parameter.Default, [.. parameter.Choices], parameter.Description))],
        $"generate {listed.Template.Name} {listed.Template.Example}".TrimEnd());
}
