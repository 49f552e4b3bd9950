using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>
/// The lock file: what has been released, one line a migration, sorted by id. Plain data that compares by value. Its last line depends on all others, so
/// that two branches that release at the same time conflict in git, and somebody decides what comes first.
/// </summary>
/// <param name="Path">The file, as the reader was given it.</param>
/// <param name="Migrations">The released migrations, in ordinal order of their ids.</param>
/// <param name="Findings">Why the file cannot be read (TM1017); then nothing is known of the history.</param>
public sealed record LockFile(string Path, EquatableArray<ReleasedMigration> Migrations, EquatableArray<Finding> Findings)
{
    /// <summary>What the file is called. It lies in the folder of the project.</summary>
    public const string FileName = "migrations.lock";

    internal const string LastLineWord = "total";

    private const string Header = """
        # The released migrations of this project: id, scope and checksum of each, and marks that lead to an edited line.
        # The verb 'lock' adds to it and the compiler reads it: commit this file, and never edit it by hand. A conflict here
        # means that two branches have released at the same time; the message of TM1017 says how to settle it.

        """;

    /// <summary>Whether the file can be read.</summary>
    public bool IsReadable => Findings.Count == 0;

    /// <summary>The released migration with the greatest id; null where nothing has been released.</summary>
    public ReleasedMigration? Newest => Migrations.Count == 0 ? null : Migrations[Migrations.Count - 1];

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path, as findings shall name it.</param>
    /// <param name="text">The decoded file.</param>
    /// <param name="keep">Which lines count where git has left a conflict; null: a conflict is a finding.</param>
    public static LockFile Read(string path, string text, ConflictSide? keep = null) => new LockFileReader(path, text, keep).Read();

    /// <summary>The text of the file, with LF.</summary>
    /// <param name="migrations">The released migrations, in any order.</param>
    public static string Write(IEnumerable<ReleasedMigration> migrations)
    {
        var sorted = migrations.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var text = new StringBuilder(Header.Replace("\r\n", "\n"));
        foreach (var migration in sorted) text.Append(migration.Line).Append('\n');
        return text.Append(LastLine(sorted)).Append('\n').ToString();
    }

    /// <summary>The released migration with an id; null where it has not been released.</summary>
    public ReleasedMigration? Find(string id)
    {
        var (low, high) = (0, Migrations.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(Migrations[middle].Id, id);
            if (order == 0) return Migrations[middle];
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    internal static string LastLine(IReadOnlyCollection<ReleasedMigration> sorted)
    {
        var list = string.Join("\n", sorted.Select(static migration => migration.Line));
        return $"{LastLineWord} {sorted.Count} {MigrationChecksum.OfTrimmedText(list)}";
    }
}
