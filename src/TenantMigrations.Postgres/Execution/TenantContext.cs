using System.Globalization;
using TenantMigrations.Engine;

namespace TenantMigrations.Postgres.Execution;

/// <summary>What a transaction's settings are for one tenant, or for global work. Null leaves the connection's own.</summary>
internal sealed record TenantContext(string? TenantId, string? SearchPath, string? Role, string LockTimeout, string? StatementTimeout)
{
    public static TenantContext For(ExecutionPolicy policy, Tenant? tenant) => new(
        tenant?.Id,
        tenant?.Schema is { } schema && policy.Isolation == TenantIsolation.Schema ? Path(schema, policy.SharedSchemas) : null,
        tenant is not null && policy.Isolation == TenantIsolation.Shared ? policy.TenantRole : null,
        Milliseconds(policy.LockTimeout),
        policy.StatementTimeout is { } timeout ? Milliseconds(timeout) : null);

    public static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private static string Path(string schema, IReadOnlyList<string> shared)
    {
        // The server gives these two a meaning of their own even in quotes: the tenant's tables would go to the user's schema, or be temporary.
        if (schema is "$user" or "pg_temp")
        {
            throw new FleetException(
                FleetErrorKind.Settings, $"A tenant's schema is called '{schema}', which means another schema in search_path. Give the tenant another one.");
        }

        return SqlText.SearchPath([schema, .. shared]);
    }
}
