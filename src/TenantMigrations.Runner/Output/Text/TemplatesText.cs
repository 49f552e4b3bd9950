using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>Templates, for people.</summary>
internal sealed class TemplatesText(TextPage page, IFailureLines failures)
{
    private const int Indent = 2;

    public void Write(ProjectTemplates templates, TenantIsolation isolation)
    {
        foreach (var finding in templates.Findings) failures.Write(finding);
        if (templates.Findings.Count > 0) page.Blank();
        foreach (var template in templates.Templates)
        {
            WriteHead(template, isolation);
            page.Flow(Indent, Indent, (Signature(template.Template), TextStyles.Quiet));
            WriteExample(template.Template);
            page.Blank();
        }

        page.Prose("'templates NAME' tells more of one. 'generate NAME ... --dry-run' prints what it would write.", TextStyles.Quiet);
    }

    public void Write(ListedTemplate listed, TenantIsolation isolation)
    {
        WriteHead(listed, isolation);
        foreach (var parameter in listed.Template.Parameters)
        {
            page.Blank();
            var often = (parameter.IsRequired, parameter.Default) switch
            {
                (true, _) => " (needed)",
                (_, { } otherwise) => $" (default: {otherwise})",
                _ => "",
            };
            page.Line((new string(' ', Indent) + "--" + parameter.Name + ValueName(parameter), TextStyles.Strong), (Printable.Text(often), TextStyles.Quiet));
            page.Prose(parameter.Description + (parameter.Choices.Count > 0 ? $" One of {string.Join(", ", parameter.Choices)}." : ""), indent: 2 * Indent);
        }

        page.Blank();
        if (listed.Template.Locks is { } locks)
        {
            page.Line("  Locks", TextStyles.Strong);
            page.Prose(locks, indent: 2 * Indent);
            page.Blank();
        }

        page.Line("  Example", TextStyles.Strong);
        page.Line($"    generate {listed.Template.Name} {Printable.Text(listed.Template.Example)}", TextStyles.Plain);
    }

    private void WriteHead(ListedTemplate listed, TenantIsolation isolation)
    {
        var origin = listed.Path is null ? "" : $" ({Printable.Text(listed.Path)}{(listed.Overrides ? ", instead of the built-in one" : "")})";
        var usable = listed.Template.Isolations.Contains(isolation) ? "" : $" not under {isolation}";
        page.Line((listed.Template.Name, TextStyles.Strong), (origin, TextStyles.Quiet), (usable, TextStyles.Waiting));
        if (listed.Template.Summary.Length > 0) page.Prose(Printable.Text(listed.Template.Summary), indent: Indent);
    }

    private void WriteExample(Template template) =>
        page.Flow(Indent, Indent, ("generate ", TextStyles.Good), ($"{template.Name} {Printable.Text(template.Example)}", TextStyles.Good));

    // An option with its value is one word: a line does not end between them.
    private static string Signature(Template template) => string.Join(" ", template.Parameters.Select(static parameter =>
        parameter.IsRequired ? $"--{parameter.Name}{ValueName(parameter)}" : $"[--{parameter.Name}{ValueName(parameter)}]"));

    private static string ValueName(TemplateParameter parameter) => parameter.Kind switch
    {
        TemplateValueKind.Flag => "",
        TemplateValueKind.Table => " TABLE",
        TemplateValueKind.Tables => " TABLE,...",
        TemplateValueKind.Name => " NAME",
        TemplateValueKind.Names => " NAME,...",
        TemplateValueKind.Columns => " COLUMNS",
        TemplateValueKind.Type => " TYPE",
        TemplateValueKind.Expression => " EXPRESSION",
        TemplateValueKind.Assignments => " ASSIGNMENTS",
        TemplateValueKind.Number => " N",
        TemplateValueKind.Choice => " WORD",
        _ => " TEXT",
    };
}
