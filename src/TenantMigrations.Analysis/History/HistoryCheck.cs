namespace TenantMigrations.Analysis;

/// <summary>Holds migrations against the lock file. Repeatables have no place in it.</summary>
public static class HistoryCheck
{
    /// <summary>What is wrong with the history as a whole: released migrations that are missing, new ones in front of them, or an unreadable file.</summary>
    /// <param name="history">The lock file.</param>
    /// <param name="scripts">All migrations of the project, broken ones too.</param>
    public static EquatableArray<Finding> Check(LockFile history, IReadOnlyList<MigrationScript> scripts)
    {
        if (!history.IsReadable) return history.Findings;

        var existing = new HashSet<string>(scripts.Select(static script => script.Id));
        var unreleased = Unreleased(history, scripts);
        var findings = new List<Finding>();
        var renamed = new HashSet<string>();
        var nearest = default(NearestId);
        foreach (var released in history.Migrations)
        {
            if (existing.Contains(released.Id)) continue;
            nearest ??= new NearestId([.. unreleased.Select(static script => script.Id)]);
            var sameText = unreleased.FirstOrDefault(script => script.Checksum == released.Checksum)?.Id;
            var now = sameText ?? nearest.To(released.Id, released.Id);
            if (now is not null) renamed.Add(now);
            findings.Add(Tm1014MissingMigration.At(PlaceOf(history, released), released.Id, now, sameText is not null));
        }

        if (history.Newest is { } newest)
        {
            foreach (var script in unreleased)
            {
                // The new name of a missing one is no second mistake.
                if (renamed.Contains(script.Id)) continue;
                if (string.CompareOrdinal(script.Id, newest.Id) < 0) findings.Add(Tm1015LateMigration.At(script, newest.Id));
            }
        }

        findings.Sort(FindingOrder.Compare);
        return findings.ToArray();
    }

    /// <summary>The versioned migrations that have not been released, in ordinal order of their ids; those without a proper id are left out.</summary>
    /// <param name="history">The lock file.</param>
    /// <param name="scripts">All migrations of the project.</param>
    public static IReadOnlyList<MigrationScript> Unreleased(LockFile history, IReadOnlyList<MigrationScript> scripts)
    {
        var unreleased = new List<MigrationScript>();
        foreach (var script in scripts)
            if (!script.IsRepeatable && MigrationId.TryParse(script.Id, out _) && history.Find(script.Id) is null) unreleased.Add(script);
        unreleased.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return unreleased;
    }

    /// <summary>
    /// Whether a migration was released as it stands. What a rule on statements finds in it, nobody can mend or accept there any more, since either would be
    /// an edit; it was heard when it was new.
    /// </summary>
    /// <param name="history">The lock file.</param>
    /// <param name="script">The migration.</param>
    public static bool IsSettled(LockFile history, MigrationScript script) =>
        history.IsReadable && history.Find(script.Id) is not null && !IsEdited(history, script);

    /// <summary>Whether a migration that was released is another now, so that somebody has to look for the place.</summary>
    /// <param name="history">The lock file.</param>
    /// <param name="script">The migration.</param>
    public static bool IsEdited(LockFile history, MigrationScript script) =>
        history.IsReadable && script.Checksum.Length > 0 && history.Find(script.Id) is { } released
        && (released.Checksum != script.Checksum || (script.Scope is { } scope && scope != released.Scope));

    /// <summary>What is wrong with an edited file, on the first line that differs.</summary>
    /// <param name="history">The lock file.</param>
    /// <param name="script">The migration, of which <see cref="IsEdited"/> is true.</param>
    /// <param name="source">The decoded file.</param>
    public static Finding Edited(LockFile history, MigrationScript script, string source) =>
        new EditedFile(history.Find(script.Id)!, script, source).Finding();

    /// <summary>What is wrong with an edited class, on the first line of its SQL that differs.</summary>
    /// <param name="history">The lock file.</param>
    /// <param name="script">The migration, of which <see cref="IsEdited"/> is true.</param>
    /// <param name="facts">The class.</param>
    public static Finding Edited(LockFile history, MigrationScript script, ClassFacts facts) =>
        new EditedClass(history.Find(script.Id)!, script, facts).Finding();

    private static SourcePlace PlaceOf(LockFile history, ReleasedMigration released) =>
        new(history.Path, TypeName: null, SourceAnchor.File, Index: 0, released.Range);
}
