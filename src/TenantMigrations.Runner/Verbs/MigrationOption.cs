using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The option <c>--migration ID</c>, which several verbs have.</summary>
internal static class MigrationOption
{
    public static Option<string?> Create(string description) => new("--migration") { Description = description, HelpName = "ID" };
}
