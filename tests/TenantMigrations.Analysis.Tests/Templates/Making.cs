namespace TenantMigrations.Analysis.Tests.Templates;

/// <summary>Short ways to use templates.</summary>
internal static class Making
{
    /// <summary>What a template makes of a command line such as <c>--table orders</c>, split as a shell splits it.</summary>
    public static TemplateResult Make(string template, string arguments, ScriptOptions? options = null) =>
        Make(TemplateCatalog.BuiltIn.Single(item => item.Name == template), arguments, options);

    public static TemplateResult Make(Template template, string arguments, ScriptOptions? options = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var tokens = Tokens(arguments);
        for (var i = 0; i < tokens.Count; i++)
        {
            var parameter = template.Parameters.Single(item => "--" + item.Name == tokens[i]);
            values.Add(parameter.Name, parameter.Kind == TemplateValueKind.Flag ? "true" : tokens[++i]);
        }

        return template.Make(values, options ?? ScriptOptions.Default);
    }

    public static TemplateResult Make(string template, params (string Name, string Value)[] values) =>
        TemplateCatalog.BuiltIn.Single(item => item.Name == template).Make(values.ToDictionary(value => value.Name, value => value.Value), ScriptOptions.Default);

    /// <summary>What the compiler would say of the drafts, as a project has them.</summary>
    public static IReadOnlyList<Finding> Findings(IReadOnlyList<MigrationDraft> drafts, ScriptOptions options)
    {
        var ids = drafts.Select((draft, i) => $"{20240101000000 + i}_{draft.Name}").ToArray();
        var scripts = drafts.Select((draft, i) => Read(draft, ids[i], [.. draft.After.Select(position => ids[position])], options)).ToArray();
        return [.. scripts.SelectMany(script => script.Findings.Concat(script.StatementFindings)), .. MigrationCatalog.Build(scripts).Findings];
    }

    private static MigrationScript Read(MigrationDraft draft, string id, string[] needs, ScriptOptions options)
    {
        if (draft.Form == MigrationForm.SqlFile) return ScriptReader.ReadFile(id + ".sql", id + ".sql", DraftFile.Text(draft, needs, saysScope: true), options: options);
        var found = Assert.Single(ClassScanner.Read([new ClassSourceFile("M.cs", "M.cs", DraftClass.Text(draft, id, "M", "Shop", needs))]));
        Assert.Null(found.Unknown);
        return ScriptReader.ReadClass(found.Facts, options);
    }

    private static List<string> Tokens(string arguments)
    {
        var tokens = new List<string>();
        var isQuoted = false;
        var token = "";
        foreach (var c in arguments + " ")
        {
            if (c == '"') isQuoted = !isQuoted;
            else if (c != ' ' || isQuoted) token += c;
            else if (token.Length > 0)
            {
                tokens.Add(token);
                token = "";
            }
        }

        return tokens;
    }
}
