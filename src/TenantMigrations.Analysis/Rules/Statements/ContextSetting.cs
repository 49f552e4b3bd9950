namespace TenantMigrations.Analysis;

/// <summary>The settings that the runner makes for each migration and compares when it is done. The role is one too, and has a rule of its own.</summary>
internal static class ContextSetting
{
    private const string SearchPath = "search_path";

    /// <summary>Whether a setting is one of them.</summary>
    /// <param name="part">Its options say how the tenant setting is called.</param>
    /// <param name="name">In lower case.</param>
    public static bool Is(RulePart part, string name) => name == SearchPath || name.Equals(part.Options.TenantSetting, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the value that a change gives it cannot be the one that the runner has set. A global migration has an empty tenant setting.</summary>
    public static bool IsOther(SettingChange change) => change is { IsKnown: true, IsReset: false } && (change.Name == SearchPath || change.Value != "");

    /// <summary>What it is, in a sentence.</summary>
    public static string Described(string name) => name == SearchPath ? "search_path" : $"the tenant setting {name}";

    /// <summary>What to write instead, as sentences.</summary>
    public static string Instead(string name) => name == SearchPath
        ? "Write the schema before the names, or give a function its own path: CREATE FUNCTION … SET search_path = …."
        : "A tenant migration runs once for each tenant and has the setting already: leave it out. Who goes through tenants in one migration puts the first value back at the end.";
}
