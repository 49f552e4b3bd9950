using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using TenantMigrations.Analysis;
using TenantMigrations.Generator.Model;

namespace TenantMigrations.Generator.Files;

/// <summary>
/// What was read, for as long as the compiler keeps the text. The compiler hands the generator and the analyzers the same text, and reading it is most of
/// their work: who comes second finds it done. The texts are held weakly, since a compiler that stays in memory is what this saves time in.
/// </summary>
internal static class ReadScripts
{
    private static readonly ConditionalWeakTable<SourceText, LastRead<(MigrationFile File, ScriptOptions Options)>> s_files = new();

    // The value of a literal belongs to its token, which later compilations share. A text that was put together is made anew in each, and read anew.
    private static readonly ConditionalWeakTable<string, LastRead<(ClassFacts Facts, ScriptOptions Options)>> s_classes = new();

    public static MigrationScript Of(SourceText source, MigrationFile file, ScriptOptions options) =>
        s_files.GetOrCreateValue(source).Of((file, options), input => MigrationFiles.Read(source, input.File, input.Options));

    public static MigrationScript Of(ClassFacts facts, ScriptOptions options) =>
        facts.Up?.Value is { } text
            ? s_classes.GetOrCreateValue(text).Of((facts, options), static input => ScriptReader.ReadClass(input.Facts, input.Options))
            : ScriptReader.ReadClass(facts, options);
}
