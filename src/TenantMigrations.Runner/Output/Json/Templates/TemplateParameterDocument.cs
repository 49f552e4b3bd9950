using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>What a template is told.</summary>
internal sealed record TemplateParameterDocument(string Name, TemplateValueKind Kind, bool Required, string? Default, IReadOnlyList<string> Choices, string Description);
