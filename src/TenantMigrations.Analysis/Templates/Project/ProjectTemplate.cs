namespace TenantMigrations.Analysis;

/// <summary>A template that a project has as a file.</summary>
public sealed class ProjectTemplate : Template
{
    private readonly IReadOnlyList<ProjectTemplatePart> _migrations;
    private readonly IReadOnlyList<DerivedIdentifier> _derived;

    internal ProjectTemplate(
        string name,
        string path,
        string summary,
        string example,
        IReadOnlyList<TenantIsolation> isolations,
        IReadOnlyList<TemplateParameter> parameters,
        IReadOnlyList<DerivedIdentifier> derived,
        IReadOnlyList<ProjectTemplatePart> migrations)
    {
        Name = name;
        Path = path;
        Summary = summary;
        Example = example;
        Isolations = isolations;
        Parameters = parameters.ToArray();
        _derived = derived;
        _migrations = migrations;
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Its file, as the reader was given it.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public override string Summary { get; }

    /// <inheritdoc/>
    public override string Example { get; }

    /// <inheritdoc/>
    public override EquatableArray<TemplateParameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<TenantIsolation> Isolations { get; }

    internal override string WhyNot => $"{Path} says so.";

    internal override void Write(TemplateValues values, DraftList drafts)
    {
        var substitution = new Substitution(this, _derived, values);
        foreach (var migration in _migrations)
        {
            var position = drafts.Add(new MigrationDraft
            {
                Name = migration.Name is { } name ? DraftName.Of([substitution.Words(name)]) : DraftName.Of([Name, .. substitution.Names]),
                Description = migration.Description is { } description ? substitution.Words(description) : Summary,
                Scope = migration.Scope ?? drafts.Definition,
                Up = substitution.Sql(migration.Up),
                Down = migration.Down is { } down ? substitution.Sql(down) : null,
                Irreversible = migration.Irreversible,
                UpInTransaction = migration.UpInTransaction,
                DownInTransaction = migration.DownInTransaction,
                AppliesToExistingOnly = migration.AppliesToExistingOnly,
                Expects = substitution.Tables.Select(static table => table.Name).ToArray(),
            });
            if (position > 0) drafts.Change(position, draft => draft with { After = new[] { position - 1 } });
        }
    }
}
