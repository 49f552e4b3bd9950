namespace TenantMigrations.Runner;

/// <summary>The ids under which the runner's own trouble appears in builds; docs/cli.md explains each. TM9010 and above belong to the room Build.</summary>
internal static class DiagnosticId
{
    public const string MigrationFailed = "TM9001";
    public const string Settings = "TM9002";
    public const string Findings = AuthoringFinding.NoRule;
    public const string Locked = "TM9004";
    public const string Unreachable = "TM9005";
    public const string Cancelled = "TM9006";
    public const string Unexpected = "TM9007";

    public static string Of(TroubleKind kind) => kind switch
    {
        TroubleKind.Usage or TroubleKind.Settings => Settings,
        TroubleKind.Findings => Findings,
        TroubleKind.Locked => Locked,
        TroubleKind.Unreachable => Unreachable,
        TroubleKind.Cancelled => Cancelled,
        _ => Unexpected,
    };

    public static string Of(TenantOutcome outcome) => outcome switch
    {
        TenantOutcome.Failed => MigrationFailed,
        TenantOutcome.Locked => Locked,
        TenantOutcome.Unreachable => Unreachable,
        TenantOutcome.NotStarted => Cancelled,
        _ => Findings,
    };
}
