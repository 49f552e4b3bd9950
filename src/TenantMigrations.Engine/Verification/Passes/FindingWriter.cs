namespace TenantMigrations.Engine;

/// <summary>Puts what was found into words: one finding for each statement that is behind it.</summary>
internal sealed class FindingWriter(VerificationSetup setup)
{
    /// <summary>A part that failed.</summary>
    public static VerificationFinding Failed(VerificationFindingKind kind, MigrationError error, string words) =>
        new(kind, error.MigrationId, words + error.Message, error.Path, error.Line, error.Column, []);

    /// <summary>Differences of one migration.</summary>
    public IEnumerable<VerificationFinding> Differing(VerificationFindingKind kind, int index, IReadOnlyList<CatalogChange> changes, string? tenant = null)
    {
        var migration = setup.Graph.Migrations[index];
        foreach (var group in changes.GroupBy(change => change.Cause).OrderBy(group => group.Key?.Line ?? int.MaxValue))
        {
            var ofStatement = group.ToList();
            yield return new VerificationFinding(
                kind,
                migration.Id,
                FindingWords.Of(kind, ofStatement, tenant),
                migration.SourcePath,
                group.Key?.Line,
                group.Key?.Column,
                ofStatement);
        }
    }
}
