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

    public static EquatableArray<Finding> Read(
        ImmutableArray<FileScript> files, ImmutableArray<MigrationScript> classes, LockFile? history, ImmutableArray<Finding?> editedFiles, ImmutableArray<Finding?> editedClasses)
    {
        if (history is null) return default;
        var scripts = files.Select(static file => file.Script).Concat(classes).ToArray();
        return new([.. HistoryCheck.Check(history, scripts), .. editedFiles.OfType<Finding>(), .. editedClasses.OfType<Finding>()]);
    }
}
