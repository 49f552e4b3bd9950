namespace TenantMigrations.Engine;

/// <summary>Tools that read one folder only: what lies deeper, such as a test's rows of the same names, is none of theirs.</summary>
internal static class ForeignFolders
{
    public static IEnumerable<ForeignFile> Top(IReadOnlyList<ForeignFile> files, string tool, List<ImportNote> notes)
    {
        foreach (var file in files)
        {
            if (!file.Path.Contains('/', StringComparison.Ordinal)) yield return file;
            else notes.Add(new ImportNote(file.Path, $"in a folder below, where {tool} does not look: left out"));
        }
    }
}
