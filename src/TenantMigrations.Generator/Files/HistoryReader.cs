using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>Holds what was read against the lock file; without one nothing is held against anything.</summary>
internal static class HistoryReader
{
    /// <summary>What is wrong with an edited file. Its text is looked at a second time, in this case only.</summary>
    public static Finding? Edited(AdditionalText input, FileScript file, LockFile? history, CancellationToken cancellationToken) =>
        history is not null && file.IsReadable && HistoryCheck.IsEdited(history, file.Script)
            ? HistoryCheck.Edited(history, file.Script, input.GetText(cancellationToken)?.ToString() ?? "")
            : null;

    public static Finding? Edited(ClassFacts facts, MigrationScript script, LockFile? history) =>
        history is not null && HistoryCheck.IsEdited(history, script) ? HistoryCheck.Edited(history, script, facts) : null;

    public static ProjectHistory Read(
        ImmutableArray<FileScript> files, ImmutableArray<MigrationScript> classes, LockFile? history, ImmutableArray<Finding?> editedFiles, ImmutableArray<Finding?> editedClasses)
    {
        if (history is null) return new ProjectHistory(default, default);
        var scripts = files.Select(static file => file.Script).Concat(classes).ToArray();
        var settled = scripts.Where(script => script.Accepted.Count > 0 && HistoryCheck.IsSettled(history, script)).Select(static script => script.TypeName ?? script.Path);
        return new ProjectHistory(
            new([.. HistoryCheck.Check(history, scripts), .. editedFiles.OfType<Finding>(), .. editedClasses.OfType<Finding>()]), settled.ToArray());
    }
}
