using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>
/// What was read, for as long as the compiler keeps the text. The compiler hands the generator and the analyzers the same text, and reading it is most of
/// their work: who comes second finds it done.
/// </summary>
internal static class ReadScripts
{
    private static readonly ConditionalWeakTable<SourceText, Entry> s_read = new();

    public static MigrationScript Of(SourceText source, MigrationFile file, ScriptOptions options)
    {
        if (s_read.TryGetValue(source, out var known) && known.File == file && known.Options == options) return known.Script;

        var entry = new Entry(file, options, MigrationFiles.Read(source, file, options));
        s_read.Remove(source);
        // Another thread may have been quicker; its script is equal.
        return s_read.GetValue(source, _ => entry).Script;
    }

    private sealed record Entry(MigrationFile File, ScriptOptions Options, MigrationScript Script);
}
