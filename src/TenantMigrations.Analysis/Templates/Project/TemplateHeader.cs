using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Analysis;

/// <summary>What stands above the first migration of a template's file.</summary>
internal sealed class TemplateHeader(string text)
{
    private static readonly Dictionary<string, TemplateValueKind> s_kinds = new(StringComparer.Ordinal)
    {
        ["table"] = TemplateValueKind.Table,
        ["identifier"] = TemplateValueKind.Name,
        ["literal"] = TemplateValueKind.Text,
        ["number"] = TemplateValueKind.Number,
        ["type"] = TemplateValueKind.Type,
        ["expression"] = TemplateValueKind.Expression,
    };

    // What the command line already knows by these names.
    private static readonly HashSet<string> s_taken = new(StringComparer.Ordinal)
    {
        "dry-run", "force", "project", "property", "format", "verbosity", "project-directory", "depends-on", "help", "tenant", "settings", "local", "connection-variable", "version",
    };

    private readonly List<(string Name, int Offset)> _declared = [];

    public string? Description { get; private set; }

    public string? Example { get; private set; }

    public IReadOnlyList<TenantIsolation> Isolations { get; private set; } = [TenantIsolation.Shared, TenantIsolation.Schema, TenantIsolation.Database];

    public List<TemplateParameter> Parameters { get; } = [];

    public List<DerivedIdentifier> Derived { get; } = [];

    public ICollection<string> Names => [.. _declared.Select(static item => item.Name)];

    /// <summary>The directive's name, of those that only templates have; null for any other comment.</summary>
    public string? OwnName(SqlToken comment)
    {
        var body = Words.Trim(text, comment.Start + 2, comment.End);
        var colon = body.Length == 0 ? -1 : text.IndexOf(':', body.Start, body.Length);
        if (colon < 0) return null;
        var name = text.Substring(body.Start, colon - body.Start).TrimEnd().ToLowerInvariant();
        return name is "parameter" or "derived" or "example" or "migration" or "isolation" ? name : null;
    }

    /// <summary>What stands behind its colon.</summary>
    public string ValueOf(SqlToken comment) => Value(comment).Of(text);

    public void Read(SqlToken comment, Directive directive)
    {
        switch (OwnName(comment))
        {
            case "parameter": ReadParameter(comment); break;
            case "derived": ReadDerived(comment); break;
            case "example": Example = ValueOf(comment); break;
            case "isolation": ReadIsolations(comment); break;
            default:
                if (directive.Kind == DirectiveKind.Description) Description = directive.Value.Of(text);
                else if (directive.Kind is DirectiveKind.Scope or DirectiveKind.Irreversible or DirectiveKind.AppliesTo)
                    throw new ProjectTemplateFile.Malformed(comment.Start, "This is said of a migration: put -- migration: NAME above it.");
                break;
        }
    }

    /// <summary>Notes the placeholders of a name or a description.</summary>
    public void Use(SqlToken comment, string value, ISet<string> used) => Use(Value(comment).Start, value, used);

    /// <summary>Notes the placeholders of a name or a description.</summary>
    public void Use(int offset, string value, ISet<string> used)
    {
        for (var at = value.IndexOf("${", StringComparison.Ordinal); at >= 0; at = value.IndexOf("${", at + 1, StringComparison.Ordinal))
        {
            var close = value.IndexOf('}', at);
            var name = close < 0 ? "" : value.Substring(at + 2, close - at - 2);
            if (!Names.Contains(name)) throw new ProjectTemplateFile.Malformed(offset + at, $"'${{{name}}}' is not declared. Declare it above: -- parameter: {(name.Length == 0 ? "table" : name)} identifier.");
            used.Add(name);
        }
    }

    /// <summary>A declaration that nothing uses.</summary>
    public (string Name, int Offset)? Unused(ISet<string> used)
    {
        foreach (var derived in Derived)
            if (used.Contains(derived.Name)) used.UnionWith(derived.Parameters);
        foreach (var item in _declared)
            if (!used.Contains(item.Name)) return item;
        return null;
    }

    /// <summary>An example where the file has none.</summary>
    public string MadeUpExample() => string.Join(" ", Parameters.Where(static parameter => parameter.IsRequired).Select(static parameter => $"--{parameter.Name} {(parameter.Kind switch
    {
        TemplateValueKind.Table => "orders",
        TemplateValueKind.Number => "1",
        TemplateValueKind.Type => "text",
        TemplateValueKind.Expression => "0",
        _ => "name",
    })}"));

    private StatementSpan Value(SqlToken comment) => Words.Trim(text, text.IndexOf(':', comment.Start) + 1, comment.End);

    // -- parameter: NAME KIND = DEFAULT, what it is
    private void ReadParameter(SqlToken comment)
    {
        var value = Value(comment);
        var equals = text.IndexOf('=', value.Start, value.Length);
        var words = Words.In(text, new StatementSpan(value.Start, (equals < 0 ? value.End : equals) - value.Start));
        if (words.Count < 2 || !s_kinds.TryGetValue(words[1].Of(text).ToLowerInvariant(), out var kind) || words.Count > 2)
        {
            throw new ProjectTemplateFile.Malformed(comment.Start,
                "A parameter is written -- parameter: NAME KIND, or -- parameter: NAME KIND = DEFAULT; the kind is table, identifier, literal, number, type or expression.");
        }

        var name = Declare(words[0].Of(text), words[0].Start);
        var otherwise = equals < 0 ? null : Words.Trim(text, equals + 1, value.End).Of(text);
        Parameters.Add(new TemplateParameter(name, kind, kind switch
        {
            TemplateValueKind.Table => "A table.",
            TemplateValueKind.Name => "A name.",
            TemplateValueKind.Number => "A number.",
            TemplateValueKind.Type => "A type.",
            TemplateValueKind.Expression => "An SQL expression.",
            _ => "A text.",
        }) { IsRequired = otherwise is null, Default = otherwise });
    }

    // -- derived: index = table, column, idx
    private void ReadDerived(SqlToken comment)
    {
        var value = Value(comment);
        var equals = text.IndexOf('=', value.Start, value.Length);
        var parts = equals < 0 ? [] : Words.In(text, new StatementSpan(equals + 1, value.End - equals - 1), commasToo: true);
        if (parts.Count < 2) throw new ProjectTemplateFile.Malformed(comment.Start, "A derived name is written -- derived: NAME = PARAMETER, …, SUFFIX, such as -- derived: index = table, column, idx.");
        var names = parts.Take(parts.Count - 1).ToArray();
        foreach (var part in names)
            if (!Parameters.Exists(parameter => parameter.Name == part.Of(text) && parameter.Kind is TemplateValueKind.Table or TemplateValueKind.Name))
                throw new ProjectTemplateFile.Malformed(part.Start, $"'{part.Of(text)}' is no parameter above that is a table or an identifier.");
        var name = Words.Trim(text, value.Start, equals);
        Derived.Add(new DerivedIdentifier(Declare(name.Of(text), name.Start), [.. names.Select(part => part.Of(text))], parts[parts.Count - 1].Of(text)));
    }

    private void ReadIsolations(SqlToken comment)
    {
        var words = Words.In(text, Value(comment), commasToo: true);
        Isolations = [.. words.Select(word => IsolationName.Parse(word.Of(text)) ?? throw new ProjectTemplateFile.Malformed(word.Start, $"'{word.Of(text)}' is no isolation: Shared, Schema or Database."))];
        if (words.Count == 0) throw new ProjectTemplateFile.Malformed(comment.Start, "Isolations are missing: -- isolation: Shared, Schema.");
    }

    private string Declare(string name, int offset)
    {
        if (name.Length == 0 || name[0] is not (>= 'a' and <= 'z') || name.Any(static c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')))
            throw new ProjectTemplateFile.Malformed(offset, $"'{name}' cannot be the name of a parameter: a-z, 0-9 and _ make one, a letter first.");
        if (s_taken.Contains(name)) throw new ProjectTemplateFile.Malformed(offset, $"The command line has an option --{name} already. Choose another name.");
        if (Names.Contains(name)) throw new ProjectTemplateFile.Malformed(offset, $"'{name}' is declared twice.");
        _declared.Add((name, offset));
        return name;
    }
}
