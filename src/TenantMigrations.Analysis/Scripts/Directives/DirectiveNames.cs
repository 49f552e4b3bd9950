namespace TenantMigrations.Analysis;

internal static class DirectiveNames
{
    public static string Of(DirectiveKind kind)
    {
        foreach (var pair in DirectiveParser.Names)
            if (pair.Value == kind) return pair.Key;
        return "";
    }

    public static MigrationScope? Scope(string value) => value.ToLowerInvariant() switch
    {
        "global" => MigrationScope.Global,
        "tenant" => MigrationScope.Tenant,
        _ => null,
    };
}
