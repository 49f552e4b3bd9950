using Spectre.Console;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>The few colours, out of the sixteen that a terminal's theme defines.</summary>
internal static class TextStyles
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Good { get; } = new(Color.Green);

    public static Style Bad { get; } = new(Color.Red);

    public static Style Waiting { get; } = new(Color.Olive);

    public static Style Quiet { get; } = new(Color.Grey);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Of(TenantOutcome outcome) => outcome switch
    {
        TenantOutcome.Done => Good,
        TenantOutcome.UpToDate => Quiet,
        TenantOutcome.NotStarted or TenantOutcome.Blocked => Waiting,
        _ => Bad,
    };

    public static Style Of(FindingSeverity severity) => severity == FindingSeverity.Error ? Bad : Waiting;

    public static Style Of(MigrationStatus status) => status switch
    {
        MigrationStatus.Completed => Good,
        MigrationStatus.Failed => Bad,
        _ => Waiting,
    };
}
