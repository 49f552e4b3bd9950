namespace TenantMigrations.Analysis;

/// <summary>
/// The settings that the runner compares when a migration is done, most of which it has made itself. The role is one too, and has a rule of its own.
/// </summary>
internal static class ContextSetting
{
    public const string SearchPath = "search_path";

    /// <summary>Whether a setting is one of them.</summary>
    /// <param name="part">Its options say how the tenant setting is called.</param>
    /// <param name="name">In lower case.</param>
    public static bool Is(RulePart part, string name) => name == SearchPath || name.Equals(part.Options.TenantSetting, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether the runner has given it a value. A global migration has no tenant, and without a schema for each tenant the path is what the role or the database says.
    /// </summary>
    public static bool IsMade(RulePart part, string name) =>
        part.Scope == MigrationScope.Tenant && (name != SearchPath || part.Options.Isolation == TenantIsolation.Schema);

    /// <summary>
    /// Whether it is certain that a change leaves it other than the runner compares it with. A path that the runner has not made may be written here as it is anyway, and where there is
    /// no tenant its setting is empty.
    /// </summary>
    public static bool IsOther(RulePart part, SettingChange change)
    {
        if (change.Name is not { } name) return false;
        if (change.IsReset) return IsMade(part, name);
        if (!change.IsKnown) return false;
        return change.Call is { IsAddition: true } || IsMade(part, name) || (name != SearchPath && change.Value != "");
    }

    /// <summary>What it is, in a sentence.</summary>
    public static string Described(string name) => name == SearchPath ? "search_path" : $"the tenant setting {name}";

    /// <summary>What to write instead, as sentences.</summary>
    public static string Instead(RulePart part, string name)
    {
        if (name == SearchPath) return "Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = ….";
        return part.Scope == MigrationScope.Global
            ? $"A global migration runs for no tenant, and has it empty. Who goes through tenants in one empties it behind them: set_config('{name}', '', {(part.InTransaction ? "true" : "false")})."
            : "A tenant migration runs once for each tenant and has the setting already: leave it out. Who goes through tenants in one migration puts the first value back at the end.";
    }
}
