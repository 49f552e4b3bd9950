using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>A template that a project can use.</summary>
/// <param name="Template">The template.</param>
/// <param name="Path">Its file, relative to the project's folder; null for a built-in one.</param>
/// <param name="Overrides">Whether it stands in the place of a built-in one of the same name.</param>
public sealed record ListedTemplate(Template Template, string? Path, bool Overrides);
