using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Project;

/// <summary>TM9101.</summary>
internal static class SettingFinding
{
    public static Finding Of(string property, string value, string expected, string fallback) =>
        ProjectFindings.Of("TM9101",
            $"The property {property} is '{value}', which means nothing here. Set it to {expected}, or remove it to get {fallback}.");
}
