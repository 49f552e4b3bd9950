using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>An option that names a run.</summary>
internal static class RunOption
{
    public static Option<string?> Create(string name, string description) =>
        new(name) { Description = $"{description} RUN is its id, the beginning of it, or 'last'.", HelpName = "RUN" };
}
