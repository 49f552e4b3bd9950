using System.Globalization;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>Numbers and enumerations in sentences.</summary>
internal static class Words
{
    private const int NamesShown = 5;

    /// <summary><c>1 tenant</c>, <c>10,000 tenants</c>.</summary>
    public static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>acme, birch and 7 more</c>.</summary>
    public static string Names(IReadOnlyCollection<string> names)
    {
        // "and 1 more" is no shorter than the name itself.
        var shown = names.Count <= NamesShown + 1 ? names.Count : NamesShown;
        var first = names.Take(shown).Select(Printable.Text).ToArray();
        if (names.Count > shown) return $"{string.Join(", ", first)} and {Number(names.Count - shown)} more";
        return first.Length < 2 ? string.Concat(first) : $"{string.Join(", ", first[..^1])} and {first[^1]}";
    }

    public static string Of(TenantOutcome outcome) => outcome switch
    {
        TenantOutcome.UpToDate => "up to date",
        TenantOutcome.NotStarted => "not started",
        TenantOutcome.Done => "done",
        TenantOutcome.Failed => "failed",
        TenantOutcome.Blocked => "blocked",
        TenantOutcome.Locked => "locked",
        _ => "unreachable",
    };

    public static string Of(MigrationStatus status) => status switch
    {
        MigrationStatus.Pending => "pending",
        MigrationStatus.Running => "running",
        MigrationStatus.Completed => "completed",
        MigrationStatus.Failed => "failed",
        _ => "rolled back",
    };

    public static string Of(FindingSeverity severity) => severity == FindingSeverity.Error ? "error" : "warning";

    public static string Of(RunState state) => state == RunState.RolledBack ? "rolled back" : state.ToString().ToLowerInvariant();

    public static string Of(ValidationFindingKind kind) => kind switch
    {
        ValidationFindingKind.ChangedMigration => "changed migration",
        ValidationFindingKind.UnknownMigration => "unknown migration",
        ValidationFindingKind.Gap => "gap",
        ValidationFindingKind.InterruptedMigration => "interrupted migration",
        ValidationFindingKind.FailedMigration => "failed migration",
        ValidationFindingKind.MissingSchema => "missing schema or database",
        ValidationFindingKind.WrongHead => "wrong head",
        ValidationFindingKind.InvalidIndex => "invalid index",
        ValidationFindingKind.JournalOutdated => "journal missing or outdated",
        _ => "isolation hole",
    };

    /// <summary><c>tenant acme</c>, <c>tenants acme and birch</c>, or the databases of global work.</summary>
    public static string Whose(IReadOnlyList<TenantResult> results)
    {
        var tenants = results.Where(result => result.TenantId is not null).Select(result => result.TenantId!).ToArray();
        return tenants.Length > 0 ? Whose("tenant", tenants) : Whose("database", [.. results.Select(result => result.Database)]);
    }

    /// <summary>The same for findings.</summary>
    public static string Whose(IReadOnlyList<ValidationFinding> same) => same[0].TenantId is null
        ? Whose("database", [.. same.Select(finding => finding.Database)])
        : Whose("tenant", [.. same.Select(finding => finding.TenantId!)]);

    /// <summary>The same for names of one kind.</summary>
    public static string Whose(string kind, IReadOnlyCollection<string> names) => $"{kind}{(names.Count == 1 ? "" : "s")} {Names(names)}";
}
