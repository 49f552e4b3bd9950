namespace TenantMigrations.Runner;

/// <summary>What to do after a run that did not do everything.</summary>
internal static class RunAdvice
{
    public static string GoOn(Guid run) => $"'run --resume {run}' goes on with it; 'rollback --run {run}' takes back what it applied.";

    public static IEnumerable<string> Of(RunReport report, IReadOnlyList<Failure> failures, MigrationRegistry registry, bool undoes)
    {
        var verb = undoes ? "rollback" : "run";
        foreach (var failure in failures.Where(failure => failure.Error is not null).DistinctBy(failure => failure.Error!.MigrationId))
        {
            if (!registry.TryFind(failure.Error!.MigrationId, out var index)) continue;
            var migration = registry.Migrations[index];
            var part = undoes ? migration.Down : migration.Up;
            var tenant = failure.Results.Count == 1 && failure.Results[0].TenantId is { } id ? $" --tenant {Printable.Text(id)}" : "";
            yield return part is { InTransaction: false }
                ? $"{migration.Id} ran outside a transaction, so a part of it may have stayed. 'recover --migration {migration.Id}{tenant}' explains and settles it."
                : $"{migration.Id} is rolled back where it failed. Fix the cause and {verb} again; what is done stays done.";
        }

        foreach (var page in failures.Select(failure => Page(failure.Error)).OfType<string>().Distinct(StringComparer.Ordinal)) yield return $"docs/troubleshooting.md#{page} says what to do.";

        if (report.StoppedBecause is not null && !undoes && report.Outcome != RunOutcome.Cancelled)
            yield return GoOn(report.RunId);

        switch (report.Outcome)
        {
            case RunOutcome.Locked:
                yield return $"Another run is at work. Wait for it and {verb} again, or raise RunLockTimeout.";
                break;
            case RunOutcome.Unreachable:
                yield return $"Check that the server is up and the connection is right, and {verb} again; what is done stays done.";
                break;
        }
    }

    /// <summary>The heading of the page that knows this error; null where none does.</summary>
    private static string? Page(MigrationError? error) => error?.SqlState switch
    {
        "42501" => "permission-denied",
        "42704" or "22023" when error.Message.Contains("configuration parameter", StringComparison.Ordinal) => "the-tenant-context-is-not-set",
        _ => null,
    };
}
