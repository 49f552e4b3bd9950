using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Engine;

/// <summary>Says where a setting came from, so that a wrong one can be found among files, environment and command line.</summary>
internal static class SettingOrigin
{
    /// <summary>Words such as <c> (in tenantmigrations.json)</c>; empty where it is not known.</summary>
    public static string Of(IConfiguration configuration, string path)
    {
        if (configuration is not IConfigurationRoot root) return "";
        var provider = root.Providers.LastOrDefault(candidate => Has(candidate, path));
        if (provider is null) return "";

        var type = provider.GetType().Name;
        if (type.Contains("Environment", StringComparison.Ordinal)) return " (from the environment)";
        if (type.Contains("CommandLine", StringComparison.Ordinal)) return " (from the command line)";
        // A file's provider describes itself as "JsonConfigurationProvider for 'name' (Optional)".
        var words = provider.ToString() ?? "";
        var start = words.IndexOf('\'', StringComparison.Ordinal);
        var end = words.LastIndexOf('\'');
        return start >= 0 && end > start + 1 ? $" (in {words[(start + 1)..end]})" : "";
    }

    private static bool Has(IConfigurationProvider provider, string path) =>
        provider.TryGet(path, out _) || provider.GetChildKeys([], path).Any();
}
