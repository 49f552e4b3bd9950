using TenantMigrations.Analysis.CSharp;

namespace TenantMigrations.Analysis;

/// <summary>Finds migration classes in C# without a compiler: for the verbs that must work on a project that does not compile.</summary>
public static class ClassScanner
{
    /// <summary>Finds them in all files of a project, for a constant or a base class may stand in another one.</summary>
    /// <param name="files">The project's C# files.</param>
    public static IReadOnlyList<ScannedClass> Read(IEnumerable<ClassSourceFile> files) =>
        new SourceProject([.. files.Select(SourceParser.Read)]).Migrations();
}
