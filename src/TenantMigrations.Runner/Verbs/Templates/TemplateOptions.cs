using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>The options that a template has, as they stand behind its name.</summary>
internal static class TemplateOptions
{
    /// <summary>The values by the parameters' names.</summary>
    public static Dictionary<string, string> Read(Template template, IReadOnlyList<string> tokens)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (!token.StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"'{Printable.Text(token)}' is not expected here: behind its name {template.Name} takes options only, such as {Sample(template)}.");
            var equals = token.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? token[2..] : token[2..equals];
            var parameter = template.Parameters.FirstOrDefault(known => known.Name == name) ?? throw Unknown(template, name);
            var value = equals >= 0 ? token[(equals + 1)..]
                : parameter.Kind == TemplateValueKind.Flag ? "true"
                : ++i < tokens.Count ? tokens[i]
                : throw new UsageException($"--{name} needs a value. {parameter.Description}");
            if (!values.TryAdd(name, value)) throw new UsageException($"--{name} stands there twice.");
        }

        return values;
    }

    /// <summary>The error as one of the command line, with the place in the value.</summary>
    public static UsageException Explain(TemplateError error)
    {
        if (error is not { Value: { } value, Parameter: { } parameter }) return new UsageException(error.Message);
        var before = value[..error.Start];
        var start = before.LastIndexOf('\n') + 1;
        var end = value.IndexOf('\n', start);
        return new UsageException(error.Message)
        {
            Option = "--" + parameter,
            Place = new SourceLine(end < 0 ? value[start..] : value[start..end], before.Count(static c => c == '\n') + 1, error.Start - start + 1),
        };
    }

    private static UsageException Unknown(Template template, string name)
    {
        var nearest = Nearest.Of(name, template.Parameters.Select(parameter => parameter.Name));
        return new UsageException($"{template.Name} has no option '--{Printable.Text(name)}'." + (nearest is null ? $" See 'templates {template.Name}'." : $" Did you mean '--{nearest}'?"));
    }

    private static string Sample(Template template) => template.Parameters.Count == 0 ? "--dry-run" : "--" + template.Parameters[0].Name;
}
