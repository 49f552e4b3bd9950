namespace TenantMigrations.Analysis;

/// <summary>What the directives of a file say about its migration.</summary>
internal sealed class FileHeader(string text, TextPlaces places, List<Finding> findings)
{
    private readonly HashSet<DirectiveKind> _seen = [];
    private readonly HashSet<string> _placeholderNames = new(StringComparer.Ordinal);

    public string? Name { get; private set; }

    public string? Description { get; private set; }

    public MigrationScope? Scope { get; private set; }

    /// <summary>Whether there is a line <c>-- scope:</c>, also where its value is no scope.</summary>
    public bool SaysScope { get; private set; }

    public bool IsRepeatable { get; private set; }

    public bool AppliesToExistingOnly { get; private set; }

    public string? IrreversibleReason { get; private set; }

    /// <summary>The line that declares it irreversible, also where the reason is missing.</summary>
    public StatementSpan? Irreversible { get; private set; }

    public List<DependencyReference> Dependencies { get; } = [];

    public List<PlaceholderDeclaration> Placeholders { get; } = [];

    public void Read(Directive directive, ScriptSection section)
    {
        if (section != ScriptSection.Header && directive.Kind != DirectiveKind.Irreversible)
        {
            if (IsCertain(directive)) findings.Add(Tm1010MalformedDirective.Misplaced(places.At(directive.Line), DirectiveNames.Of(directive.Kind)));
            return;
        }

        if (directive.Kind is not (DirectiveKind.DependsOn or DirectiveKind.Placeholder) && !_seen.Add(directive.Kind))
        {
            findings.Add(Tm1010MalformedDirective.Repeated(places.At(directive.Line), DirectiveNames.Of(directive.Kind)));
            return;
        }

        switch (directive.Kind)
        {
            case DirectiveKind.Name: Name = Value(directive, "-- name: Add role"); break;
            case DirectiveKind.Description: Description = Value(directive, "-- description: Add a role column to users"); break;
            case DirectiveKind.DependsOn: ReadDependencies(directive); break;
            case DirectiveKind.Scope: ReadScope(directive); break;
            case DirectiveKind.Irreversible: ReadIrreversible(directive); break;
            case DirectiveKind.Repeatable: ReadRepeatable(directive); break;
            case DirectiveKind.AppliesTo: ReadAppliesTo(directive); break;
            case DirectiveKind.Placeholder: ReadPlaceholder(directive); break;
        }
    }

    /// <summary>Below a marker, comments that explain the SQL may well begin with a word such as <c>name:</c>.</summary>
    private bool IsCertain(Directive directive) => directive.Kind switch
    {
        DirectiveKind.DependsOn or DirectiveKind.AppliesTo or DirectiveKind.Repeatable => true,
        DirectiveKind.Placeholder => PlaceholderParser.Parse(text, directive.Value) is not null,
        DirectiveKind.Scope => DirectiveNames.Scope(directive.Value.Of(text)) is not null,
        _ => false,
    };

    private string? Value(Directive directive, string example)
    {
        if (directive.Value.Length > 0) return directive.Value.Of(text);
        findings.Add(Tm1010MalformedDirective.NoValue(places.At(directive.Line), DirectiveNames.Of(directive.Kind), example));
        return null;
    }

    private void ReadDependencies(Directive directive)
    {
        if (Value(directive, "-- depends-on: 20240131093000_create_users") is null) return;
        foreach (var id in Words.In(text, directive.Value, commasToo: true)) Dependencies.Add(new DependencyReference(id.Of(text), places.At(id)));
    }

    private void ReadScope(Directive directive)
    {
        SaysScope = true;
        if (Value(directive, "-- scope: tenant") is not { } value) return;
        Scope = DirectiveNames.Scope(value);
        if (Scope is null) findings.Add(Tm1010MalformedDirective.BadScope(places.At(directive.Value), value));
    }

    private void ReadIrreversible(Directive directive)
    {
        Irreversible = directive.Line;
        IrreversibleReason = directive.Value.Of(text);
        if (IrreversibleReason.Length == 0) findings.Add(Tm1010MalformedDirective.NoReason(places.At(directive.Line)));
    }

    private void ReadRepeatable(Directive directive)
    {
        IsRepeatable = true;
        if (directive.Value.Length > 0) findings.Add(Tm1010MalformedDirective.TakesNoValue(places.At(directive.Value), directive.Value.Of(text)));
    }

    private void ReadAppliesTo(Directive directive)
    {
        if (Value(directive, "-- applies-to: existing") is not { } value) return;
        AppliesToExistingOnly = value.Equals("existing", StringComparison.OrdinalIgnoreCase);
        if (!AppliesToExistingOnly) findings.Add(Tm1010MalformedDirective.BadAppliesTo(places.At(directive.Value), value));
    }

    private void ReadPlaceholder(Directive directive)
    {
        var place = places.At(directive.Line);
        var definition = PlaceholderParser.Parse(text, directive.Value);
        if (definition is null) findings.Add(Tm1010MalformedDirective.BadPlaceholder(place));
        else if (PlaceholderParser.Check(definition, place) is { } finding) findings.Add(finding);
        else if (!_placeholderNames.Add(definition.Name)) findings.Add(Tm1011PlaceholderMismatch.DeclaredTwice(place, definition.Name));
        else Placeholders.Add(new PlaceholderDeclaration(definition, place));
    }
}
