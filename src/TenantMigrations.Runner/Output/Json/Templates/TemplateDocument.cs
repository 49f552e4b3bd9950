namespace TenantMigrations.Runner;

/// <summary>A template.</summary>
internal sealed record TemplateDocument(
    string Name,
    string Summary,
    string? Locks,
    string? Path,
    bool Overrides,
    IReadOnlyList<TenantIsolation> Isolations,
    bool Usable,
    IReadOnlyList<TemplateParameterDocument> Parameters,
    string Example);
