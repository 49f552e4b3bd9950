namespace TenantMigrations.Engine;

/// <summary>
/// Holds tenant migrations under <see cref="TenantIsolation.Shared"/> back from databases where policies would not bind them. Asked once for a database
/// before a run begins, and again where global migrations may have changed the answer: never for a tenant.
/// </summary>
internal static class RowSecurity
{
    private const int NamedTables = 10;

    /// <summary>Refuses the database where tenant migrations would bypass row level security.</summary>
    /// <exception cref="FleetException"><see cref="FleetErrorKind.Findings"/>: they would.</exception>
    public static async Task RefuseBypassAsync(IFleetDatabase database, RegistrySettings registry, FleetSettings settings, CancellationToken cancellationToken)
    {
        if (!IsGuarded(registry, settings)) return;
        if (await database.FindRowSecurityBypassAsync(registry.TenantColumn, cancellationToken).ConfigureAwait(false) is { } bypass)
            throw new FleetException(FleetErrorKind.Findings, $"{database.Address.Key}: {Words(bypass, settings.TenantRole)}");
    }

    public static bool IsGuarded(RegistrySettings registry, FleetSettings settings) =>
        registry.Isolation == TenantIsolation.Shared && !settings.AllowBypassingRowSecurity;

    /// <summary>What is wrong, what it leads to, and what to do.</summary>
    public static string Words(RowSecurityBypass bypass, string? tenantRole)
    {
        var who = tenantRole is null ? $"the connection's role '{bypass.Role}'" : $"the role '{bypass.Role}' that TenantRole names";
        var what = bypass switch
        {
            { IsSuperuser: true } => $"{who} is a superuser and bypasses row level security",
            { HasAttribute: true } => $"{who} has BYPASSRLS and bypasses row level security",
            _ => $"{who} owns tables without FORCE ROW LEVEL SECURITY and bypasses it there",
        };
        var tables = bypass.Tables.Count == 0
            ? ""
            : $" ({string.Join(", ", bypass.Tables.Take(NamedTables))}{(bypass.Tables.Count > NamedTables ? $" and {bypass.Tables.Count - NamedTables} more" : "")})";
        return $"{what}{tables}, so that a tenant migration can change every tenant's rows. {Remedy(bypass, tenantRole)} "
            + "Or set AllowBypassingRowSecurity to true, if tenant migrations may.";
    }

    private static string Remedy(RowSecurityBypass bypass, string? tenantRole)
    {
        if (!bypass.IsOfRole)
            return $"Add ALTER TABLE … FORCE ROW LEVEL SECURITY in a global migration, or set TenantRole to {(tenantRole is null ? "a role" : "another role")} that owns no tables.";
        return tenantRole is null
            ? "Make a role for them in a global migration (CREATE ROLE app NOLOGIN, and GRANT it the rights on the tenants' tables that the application has), and set TenantRole to it."
            : "Set TenantRole to a role that is bound (NOSUPERUSER, NOBYPASSRLS).";
    }
}
