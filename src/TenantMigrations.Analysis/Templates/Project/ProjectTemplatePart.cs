namespace TenantMigrations.Analysis;

/// <summary>One migration of a template in a file, with its placeholders.</summary>
/// <param name="Name">The name part of its id; null where nothing is said.</param>
internal sealed record ProjectTemplatePart(string? Name)
{
    public string? Description { get; set; }

    public MigrationScope? Scope { get; set; }

    public string? Irreversible { get; set; }

    public bool AppliesToExistingOnly { get; set; }

    public string Up { get; set; } = "";

    public string? Down { get; set; }

    public bool UpInTransaction { get; set; } = true;

    public bool DownInTransaction { get; set; } = true;
}
