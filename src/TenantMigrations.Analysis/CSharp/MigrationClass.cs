using System.Globalization;

namespace TenantMigrations.Analysis.CSharp;

/// <summary>Says of a class what the compiler would.</summary>
internal sealed class MigrationClass(SourceProject project, TypeSource type, AttributeSource migration)
{
    private readonly ConstantValue _constants = new(project);
    private string? _unknown;

    public ScannedClass Read()
    {
        var source = type.File.Source;
        var kind = project.KindOf(type);
        if (kind is null && project.HasForeignBase(type)) _unknown = "its base class is not in this project";
        var facts = new ClassFacts
        {
            Path = source.Path,
            ProjectPath = source.ProjectPath,
            TypeName = type.FullName,
            Kind = kind,
            Defects = Defects(kind),
            Id = IdOf(migration, type),
            Scope = ScopeOf(migration.Named("Scope")),
            Name = Text("Name"),
            Description = Text("Description"),
            Irreversible = Text("Irreversible"),
            Repeatable = Flag("Repeatable", otherwise: false),
            Transaction = Flag("Transaction", otherwise: true),
            AppliesToExistingOnly = Flag("AppliesToExistingOnly", otherwise: false),
            Revision = Number("Revision"),
            Dependencies = Dependencies().ToArray(),
            Placeholders = Placeholders().ToArray(),
            Up = kind == MigrationKind.SqlClass ? Constant("Up") : null,
            Down = kind == MigrationKind.SqlClass ? Constant("Down") : null,
            Verify = kind == MigrationKind.SqlClass ? Constant("Verify") : null,
            OverridesDown = kind == MigrationKind.Code && project.FindMember(type, "DownAsync") is { } down && down.Modifiers.Contains("override"),
        };
        var lines = new SourceLines(source.Text, source.Text);
        return new ScannedClass(facts, lines.Locate(type.NamePlace.Start, type.NamePlace.Length), _unknown);
    }

    private string? IdOf(AttributeSource attribute, TypeSource owner)
    {
        if (attribute.Arguments.FirstOrDefault(static argument => argument.Name is null) is not { } argument) return null;
        return _constants.Of(argument.Tokens, owner) ?? Missing("its id");
    }

    private string? Missing(string what)
    {
        _unknown ??= $"{what} is no constant that can be read without a compiler";
        return null;
    }

    private string? Text(string name)
    {
        if (migration.Named(name) is not { } argument || (argument.Tokens is [var only] && only.Is("null"))) return null;
        return _constants.Of(argument.Tokens, type) ?? Missing(name);
    }

    private bool Flag(string name, bool otherwise)
    {
        if (migration.Named(name)?.Tokens is not { } tokens) return otherwise;
        if (tokens.Count == 1 && tokens[0].Text is "true" or "false") return tokens[0].Text == "true";
        Missing(name);
        return otherwise;
    }

    private int Number(string name)
    {
        if (migration.Named(name)?.Tokens is not { } tokens) return 1;
        if (tokens.Count == 1 && int.TryParse(tokens[0].Text.Replace("_", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        Missing(name);
        return 1;
    }

    private static MigrationScope? ScopeOf(ArgumentSource? argument) => LastWord(argument) switch
    {
        "Global" => MigrationScope.Global,
        "Tenant" => MigrationScope.Tenant,
        _ => null,
    };

    private static string? LastWord(ArgumentSource? argument) =>
        argument?.Tokens is { Count: > 0 } tokens && tokens[tokens.Count - 1].Kind == CSharpTokenKind.Word ? tokens[tokens.Count - 1].Text : null;

    private ClassConstant? Constant(string name)
    {
        if (project.FindMember(type, name) is not { } member) return null;
        if (member is not { IsConst: true, IsVisible: true, Value: { } tokens }) return new ClassConstant(null);
        var owner = project.Chain(type).First(current => project.PartsOf(current).Any(part => part.Members.ContainsKey(name)));
        return new ClassConstant(_constants.Of(tokens, owner) ?? Missing(name));
    }

    private IEnumerable<ClassDependency> Dependencies()
    {
        foreach (var attribute in project.PartsOf(type).SelectMany(static part => part.Attributes).Where(static attribute => attribute.Is("DependsOn")))
        {
            if (attribute.TypeArgument is { } name)
            {
                var needed = project.Find(name, type);
                var of = needed?.Attributes.FirstOrDefault(static candidate => candidate.Is("Migration"));
                yield return new ClassDependency(of is null ? null : IdOf(of, needed!), needed?.FullName ?? name);
                continue;
            }

            foreach (var argument in attribute.Arguments.Where(static argument => argument.Name is null))
                foreach (var element in Elements(argument.Tokens))
                    yield return new ClassDependency(_constants.Of(element, type) ?? Missing("a dependency") ?? "");
        }
    }

    /// <summary>An expression, or the elements of an array.</summary>
    private static IEnumerable<IReadOnlyList<CSharpToken>> Elements(IReadOnlyList<CSharpToken> tokens)
    {
        var open = -1;
        for (var i = 0; i < tokens.Count && open < 0; i++)
            if (tokens[i].Is("{") || (i == 0 && tokens[i].Is("["))) open = i;
        if (open < 0)
        {
            yield return tokens;
            yield break;
        }

        var element = new List<CSharpToken>();
        for (var i = open + 1; i < tokens.Count; i++)
        {
            var isEnd = tokens[i].Is("}") || tokens[i].Is("]");
            if (!isEnd && !tokens[i].Is(","))
            {
                element.Add(tokens[i]);
                continue;
            }

            if (element.Count > 0) yield return element;
            element = [];
            if (isEnd) yield break;
        }
    }

    private IEnumerable<PlaceholderDefinition> Placeholders()
    {
        foreach (var attribute in project.PartsOf(type).SelectMany(static part => part.Attributes).Where(static attribute => attribute.Is("Placeholder")))
        {
            var values = attribute.Arguments.Where(static argument => argument.Name is null).ToArray();
            if (values.Length != 2) continue;
            var name = _constants.Of(values[0].Tokens, type) ?? Missing("the name of a placeholder");
            var fallback = attribute.Named("Default") is { } given ? _constants.Of(given.Tokens, type) ?? Missing("the default of a placeholder") : null;
            var kind = LastWord(values[1]) switch
            {
                "Literal" => PlaceholderKind.Literal,
                "Number" => PlaceholderKind.Number,
                _ => PlaceholderKind.Identifier,
            };
            if (name is not null) yield return new PlaceholderDefinition(name, kind, fallback);
        }
    }

    private ClassDefects Defects(MigrationKind? kind)
    {
        var parts = project.PartsOf(type);
        var isAbstract = parts.Any(static part => part.Modifiers.Contains("abstract") || part.Modifiers.Contains("static"));
        var defects = isAbstract ? ClassDefects.Abstract : ClassDefects.None;
        for (var current = type; current is not null; current = current.Outer)
        {
            if (current.IsGeneric) defects |= ClassDefects.Generic;
            if (!IsVisible(current)) defects |= ClassDefects.NotAccessible;
        }

        if (kind == MigrationKind.Code && !isAbstract && parts.Any(static part => part.HasConstructor) && !parts.Any(static part => part.HasUsableConstructor))
            defects |= ClassDefects.NoParameterlessConstructor;
        return defects;
    }

    private bool IsVisible(TypeSource current)
    {
        var modifiers = project.PartsOf(current).SelectMany(static part => part.Modifiers).ToArray();
        if (modifiers.Contains("file")) return false;
        return current.Outer is null || modifiers.Contains("public") || modifiers.Contains("internal");
    }
}
