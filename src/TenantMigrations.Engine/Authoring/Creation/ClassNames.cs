using System.Text.RegularExpressions;
using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>Names for new classes that nothing else in the project has.</summary>
internal sealed partial class ClassNames
{
    // What the text of such a class itself names.
    private static readonly string[] s_used = ["Migration", "MigrationScope", "DependsOn", "SqlMigration", "CodeMigration", "MigrationContext", "Task", "CancellationToken", "System", "TenantMigrations"];

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public ClassNames(AuthoringProject project, IReadOnlyList<MigrationDraft> drafts)
    {
        if (drafts.Count == 0) return;

        // Files of one name in letters of another case are one file on some machines.
        var taken = new HashSet<string>(s_used, StringComparer.OrdinalIgnoreCase);
        foreach (var file in project.SourceFiles())
            foreach (Match declaration in Declarations().Matches(File.ReadAllText(project.PathTo(file)))) taken.Add(declaration.Groups["name"].Value);
        foreach (var draft in drafts) _names.TryAdd(draft.Name, Free(DraftClass.NameOf(draft.Name), taken));
    }

    public string Of(MigrationDraft draft) => _names[draft.Name];

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++) free = $"{name}{number}";
        return free;
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?<name>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declarations();
}
