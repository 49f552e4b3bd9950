namespace TenantMigrations.Engine;

/// <summary>Where completed rows and the registry disagree. Repeatables have no part in it: a changed one runs again.</summary>
internal static class Drift
{
    /// <summary>Finds it among the completed rows of one tenant, or of the globals.</summary>
    public static IEnumerable<ValidationFinding> Find(MigrationRegistry registry, string database, IEnumerable<JournalEntry> completed)
    {
        foreach (var row in completed)
        {
            if (!registry.TryFind(row.MigrationId, out var index))
            {
                yield return Finding(ValidationFindingKind.UnknownMigration, database, row, Unknown(registry, row.MigrationId));
                continue;
            }

            var migration = registry.Migrations[index];
            if (migration.IsRepeatable || migration.Checksum == row.Checksum) continue;
            yield return Finding(ValidationFindingKind.ChangedMigration, database, row, Changed(migration, row.Checksum));
        }
    }

    /// <summary>Refuses to go on, naming all of it.</summary>
    /// <param name="findings">What was found.</param>
    /// <param name="others">How many further tenants are in the same state as the one that a finding names.</param>
    public static void Refuse(IReadOnlyList<ValidationFinding> findings, Func<ValidationFinding, int> others)
    {
        if (findings.Count == 0) return;
        const int Shown = 20;
        var lines = findings.Take(Shown).Select(finding =>
            $"  {finding.Database}, {Who(finding, others(finding))}: {finding.Message}");
        var rest = findings.Count > Shown ? $"\n  … and {findings.Count - Shown} more" : "";
        throw new FleetException(
            FleetErrorKind.Findings,
            $"Nothing was changed: the journal and the compiled migrations disagree.\n{string.Join('\n', lines)}{rest}");
    }

    private static string Who(ValidationFinding finding, int others) =>
        finding.TenantId is null ? "global" : others == 0 ? $"tenant {finding.TenantId}" : $"tenant {finding.TenantId} and {others} more";

    private static string Unknown(MigrationRegistry registry, string id)
    {
        var nearest = Nearest.Of(id, registry.Migrations.Select(migration => migration.Id));
        return $"migration '{id}' is applied here, and this program does not have it"
            + (nearest is null ? ". " : $" (it has '{nearest}'). ")
            + "It was deleted or renamed, or an older build is running. Restore the file, deploy the newer build, or, where it is gone on purpose, "
            + $"say so with 'recover --migration {id} --mark rolled-back --reason …'.";
    }

    private static string Changed(MigrationDefinition migration, string checksum) =>
        checksum.StartsWith(MigrationChecksum.Version, StringComparison.Ordinal)
            ? $"migration '{migration.Id}' was edited after it was applied ({migration.SourcePath}); what runs in new tenants is no longer what ran here. Restore the file and write a new migration for the change."
            : $"the journal's checksum of '{migration.Id}' ('{checksum}') is of a kind that this version cannot read, so nobody can tell whether the file changed. A newer version has written it: update the packages.";

    private static ValidationFinding Finding(ValidationFindingKind kind, string database, JournalEntry row, string message) =>
        new(kind, database, row.TenantId, row.MigrationId, message, IsDrift: true);
}
