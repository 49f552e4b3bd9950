using System.Globalization;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Journal;

/// <summary>The journal's words for the engine's values.</summary>
internal static class JournalValues
{
    /// <summary>Reads <c>count:hash:id</c>, as the functions keep it.</summary>
    public static JournalHead Head(string text)
    {
        var parts = text.Split(':');
        return new JournalHead(int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public static string LogKind(MigrationStep step) => step.IsBaseline ? "baseline" : LogKind(step.Kind);

    public static string LogKind(StepKind kind) => kind switch
    {
        StepKind.Apply => "applied",
        StepKind.Rollback => "rolled_back",
        _ => "skipped",
    };

    public static MigrationStatus Status(string text) => text switch
    {
        "completed" => MigrationStatus.Completed,
        "running" => MigrationStatus.Running,
        "failed" => MigrationStatus.Failed,
        _ => MigrationStatus.RolledBack,
    };

    public static string Status(MigrationStatus status) => status switch
    {
        MigrationStatus.Completed => "completed",
        MigrationStatus.RolledBack => "rolled_back",
        MigrationStatus.Running => "running",
        MigrationStatus.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Pending is derived, never stored."),
    };
}
