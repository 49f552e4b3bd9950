namespace TenantMigrations.Analysis;

internal static class Tm1014MissingMigration
{
    public static Rule Rule { get; } = new("TM1014", "Released migration is missing", FindingSeverity.Error, isConfigurable: true);

    /// <param name="place">Its line in the lock file.</param>
    /// <param name="id">Its id.</param>
    /// <param name="now">The id that it seems to have now, or null.</param>
    /// <param name="sameText">Whether that one has the very text of the released one.</param>
    public static Finding At(SourcePlace place, string id, string? now, bool sameText) =>
        Rule.At(place, $"Migration '{id}' was released and is missing. Databases know it by this id. " + (now, sameText) switch
        {
            (null, _) => "Bring it back, for example with git; what it did is undone by a new migration.",
            (_, true) => $"'{now}' has the same text, so it was renamed: give it the old name again.",
            _ => $"Was it renamed to '{now}'? Then give it the old name again; otherwise bring it back, for example with git.",
        });
}
