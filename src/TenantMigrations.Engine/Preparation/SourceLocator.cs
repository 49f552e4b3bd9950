namespace TenantMigrations.Engine;

/// <summary>
/// Finds the place in the source that an error of the server is about. The server counts characters (code points) of the statement that it was sent;
/// from there the way leads over UTF-16, back through replaced placeholders, to the migration text and to the file.
/// </summary>
internal static class SourceLocator
{
    /// <summary>Line and column, both 1-based, columns in UTF-16 code units as editors count them.</summary>
    /// <param name="text">The migration text.</param>
    /// <param name="origin">Where that begins in the file.</param>
    /// <param name="statement">The statement that failed.</param>
    /// <param name="position">The server's position, 1-based; null where it gives none: then the statement's beginning.</param>
    public static (int Line, int? Column) Locate(string text, SourceOrigin origin, PreparedStatement statement, int? position)
    {
        if (!origin.IsExact) return (origin.Line + 1, null);

        var sent = position is null ? 0 : OffsetOf(statement.Sql, position.Value - 1);
        var offset = Math.Min(statement.Start + BackThrough(statement.Shifts, sent), text.Length);
        var lineStart = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var line = 0;
        for (var i = 0; i < lineStart; i++)
            if (text[i] == '\n') line++;

        var column = offset - lineStart + (line == 0 ? origin.Column : origin.Indent);
        return (origin.Line + line + 1, column + 1);
    }

    /// <summary>The UTF-16 offset of a code point.</summary>
    private static int OffsetOf(string sql, int codePoint)
    {
        var offset = 0;
        for (; codePoint > 0 && offset < sql.Length; codePoint--)
            offset += char.IsHighSurrogate(sql[offset]) && offset + 1 < sql.Length && char.IsLowSurrogate(sql[offset + 1]) ? 2 : 1;
        return offset;
    }

    /// <summary>The offset in the unreplaced statement; inside a value, the place where the placeholder begins.</summary>
    private static int BackThrough(IReadOnlyList<PlaceholderShift> shifts, int sent)
    {
        var moved = 0;
        foreach (var shift in shifts)
        {
            if (sent < shift.SentStart) break;
            if (sent < shift.SentStart + shift.SentLength) return shift.SentStart - moved;
            moved += shift.SentLength - shift.SourceLength;
        }

        return sent - moved;
    }
}
