using System.Globalization;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What the journal says when work outside a transaction begins.</summary>
/// <param name="HeadMoved">The head is not the expected one, or somebody else's attempt has failed meanwhile: nothing was begun.</param>
/// <param name="Done">How many statements are done already.</param>
/// <param name="IsInterrupted">An attempt with the same text was interrupted: its last statement may be done although it is not recorded.</param>
/// <param name="Checkpoint">The checkpoint of a C# migration, or what was noted before a statement.</param>
internal readonly record struct DirectStart(bool HeadMoved, int Done, bool IsInterrupted, string? Checkpoint)
{
    private const string Indexes = "indexes:";

    /// <summary>The note before a statement that builds or drops an index which its text alone does not tell.</summary>
    public static string NoteOf(int statement, IReadOnlyList<string> indexes) =>
        string.Create(CultureInfo.InvariantCulture, $"{Indexes}{statement}:{string.Join(',', indexes)}");

    /// <summary>Reads the note of a statement; null where there is none.</summary>
    public static IReadOnlyList<string>? ReadNote(string? checkpoint, int statement)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"{Indexes}{statement}:");
        return checkpoint?.StartsWith(prefix, StringComparison.Ordinal) == true
            ? checkpoint[prefix.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries)
            : null;
    }
}
