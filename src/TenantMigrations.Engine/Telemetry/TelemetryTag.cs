using System.Globalization;

namespace TenantMigrations.Engine;

/// <summary>
/// The tags of spans and measurements: OpenTelemetry's where it has one, else with this product's prefix. A tag is a name, a number or a word of a fixed list:
/// never SQL, a server's message or a value.
/// </summary>
internal static class TelemetryTag
{
    public const string System = "db.system.name";
    public const string Postgres = "postgresql";
    public const string Namespace = "db.namespace";
    public const string ServerAddress = "server.address";
    public const string ServerPort = "server.port";
    public const string StatusCode = "db.response.status_code";
    public const string ErrorType = "error.type";
    public const string Run = "tenant_migrations.run.id";
    public const string Plan = "tenant_migrations.plan.hash";
    public const string Tenant = "tenant_migrations.tenant.id";
    public const string Migration = "tenant_migrations.migration.id";
    public const string Action = "tenant_migrations.action";
    public const string Outcome = "tenant_migrations.outcome";
    public const string Scope = "tenant_migrations.scope";
    public const string Wave = "tenant_migrations.wave.number";
    public const string WaveName = "tenant_migrations.wave.name";
    public const string Planned = "tenant_migrations.migrations.planned";
    public const string Applied = "tenant_migrations.migrations.applied";
    public const string Delay = "tenant_migrations.delay";

    /// <summary>OpenTelemetry's word for an error without a type of its own: one of a C# migration.</summary>
    public const string OtherError = "_OTHER";

    public static string Of(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Done => "done",
        RunOutcome.Failed => "failed",
        RunOutcome.Blocked => "blocked",
        RunOutcome.Paused => "paused",
        RunOutcome.Locked => "locked",
        RunOutcome.Unreachable => "unreachable",
        RunOutcome.Cancelled => "cancelled",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static string Of(TenantOutcome outcome) => outcome switch
    {
        TenantOutcome.UpToDate => "up_to_date",
        TenantOutcome.Done => "done",
        TenantOutcome.Failed => "failed",
        TenantOutcome.Blocked => "blocked",
        TenantOutcome.Locked => "locked",
        TenantOutcome.Unreachable => "unreachable",
        TenantOutcome.NotStarted => "not_started",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    public static string Of(WaveFinished wave) => wave.NotDone == 0 ? "done" : "incomplete";

    public static string Of(StepKind kind) => kind switch
    {
        StepKind.Rollback => "rolled_back",
        StepKind.Skip => "skipped",
        _ => "applied",
    };

    public static string ScopeOf(string? tenantId) => tenantId is null ? "global" : "tenant";

    /// <summary>Why work did not get to its end; null where that is no error.</summary>
    public static string? ErrorOf(TenantResult result) => result.Outcome switch
    {
        TenantOutcome.Failed => result.Error?.SqlState ?? OtherError,
        TenantOutcome.Locked or TenantOutcome.Unreachable => Of(result.Outcome),
        _ => null,
    };

    /// <summary>Server, port and database of a key such as <c>db1:5432/acme</c>.</summary>
    public static (string? Server, int? Port, string Database) PlaceOf(string key)
    {
        var slash = key.LastIndexOf('/');
        if (slash < 0) return (null, null, key);
        var server = key[..slash];
        var colon = server.LastIndexOf(':');
        return colon > 0 && int.TryParse(server.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            ? (server[..colon], port, key[(slash + 1)..])
            : (server, null, key[(slash + 1)..]);
    }
}
