using System.CommandLine;
using System.CommandLine.Help;

namespace TenantMigrations.Runner;

/// <summary>The help of the program and of each verb.</summary>
internal sealed class HelpPage(RunnerCommand root, string program, int width)
{
    private const int LongestLine = 110;
    private const int NarrowTerminal = 80;

    private const int ExamplesShown = 4;
    private const int UsageIndent = 6;

    // What a day begins with, with a compiled registry and without.
    private static readonly string[] s_shown = ["create", "plan", "run", "status", "generate", "lint", "lock"];

    private readonly int _width = Math.Clamp(width, 60, LongestLine);

    // Where there is no room for two columns, what an option does stands below it.
    private readonly int _column = width < NarrowTerminal ? 6 : 34;

    public void Write(Command command, TextWriter output)
    {
        Paragraph(output, command.Description ?? "");
        if (command is Verb verb) WriteVerb(verb, output);
        else WriteRoot(output);
    }

    private void WriteRoot(TextWriter output)
    {
        Heading(output, "Usage");
        output.WriteLine($"  {program} VERB [options]");
        Heading(output, "Verbs");
        foreach (var verb in root.Verbs) Row(output, verb.Name, verb.Summary);
        Heading(output, "Options");
        Rows(output, root.Options);
        Heading(output, "Examples");
        foreach (var verb in s_shown.Select(name => root.Verbs.FirstOrDefault(verb => verb.Name == name)).OfType<Verb>().Take(ExamplesShown)) Example(output, verb, verb.Examples[0]);
        output.WriteLine($"  {program} VERB --help");
        ExitCodeTable(output);
    }

    private void WriteVerb(Verb verb, TextWriter output)
    {
        Heading(output, "Usage");
        foreach (var usage in verb.Usages) Usage(output, $"  {program} {verb.FullName}", usage);
        if (verb.Subcommands.Count > 0)
        {
            Heading(output, "Verbs");
            foreach (var inner in verb.Subcommands.Cast<Verb>()) Row(output, inner.Name, inner.Summary);
        }

        if (verb.Options.Count > 0)
        {
            Heading(output, "Options");
            Rows(output, verb.Options);
        }

        Heading(output, "Common options");
        Rows(output, root.Options.Where(option => option is not VersionOption && (verb.TakesTenants || option != root.Common.Tenant) && (!verb.IsAuthoring || option is HelpOption || root.Common.Authoring.Contains(option))), verb);
        Heading(output, "Examples");
        foreach (var example in verb.Examples) Example(output, verb, example);
        if (verb.ExitNote is { } note)
        {
            Heading(output, "Exit code");
            Paragraph(output, note, "  ");
        }
    }

    private void ExitCodeTable(TextWriter output)
    {
        Heading(output, "Exit codes");
        Paragraph(output, "0 done · 1 a migration failed · 2 usage or settings · 3 pending, drift or findings · 4 locked by another run · 5 database unreachable · 130 cancelled", "  ");
    }

    private void Example(TextWriter output, Verb verb, string arguments) => output.WriteLine($"  {program} {verb.FullName}{(arguments.Length > 0 ? " " : "")}{arguments}");

    /// <summary>A form of use, broken between its parts; what stands in brackets is one.</summary>
    private void Usage(TextWriter output, string verb, string usage)
    {
        var line = verb;
        foreach (var part in TextWrap.Parts(usage))
        {
            if (line.Length + 1 + part.Length > _width && line.Length > UsageIndent)
            {
                output.WriteLine(line);
                line = new string(' ', UsageIndent - 1);
            }

            line += " " + part;
        }

        output.WriteLine(line);
    }

    private void Rows(TextWriter output, IEnumerable<Option> options, Verb? verb = null)
    {
        foreach (var option in options.OrderBy(option => option is HelpOption or VersionOption))
        {
            var name = option is HelpOption ? "--help, -h" : option.Name;
            var value = (verb is not null && option == root.Common.Format ? string.Join('|', verb.Formats.Select(CommonOptions.Word)) : option.HelpName) is { } help ? " " + help + (option.Arity.MaximumNumberOfValues > 1 ? "..." : "") : "";
            Row(output, name + value, option.Description ?? "");
        }
    }

    private void Row(TextWriter output, string name, string description)
    {
        var lines = TextWrap.Lines(description, _width - _column);
        var first = "  " + name;
        if (first.Length >= _column) output.WriteLine(first);
        for (var i = 0; i < lines.Count; i++)
            output.WriteLine((i == 0 && first.Length < _column ? first.PadRight(_column) : new string(' ', _column)) + lines[i]);
    }

    private static void Heading(TextWriter output, string text)
    {
        output.WriteLine();
        output.WriteLine(text);
    }

    private void Paragraph(TextWriter output, string text, string indent = "")
    {
        foreach (var line in TextWrap.Lines(text, _width - indent.Length)) output.WriteLine(indent + line);
    }
}
