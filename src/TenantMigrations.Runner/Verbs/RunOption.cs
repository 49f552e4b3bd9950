using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>An option that names a run.</summary>
internal static class RunOption
{
    /// <summary>What stands for its value in help.</summary>
    public const string Value = "RUN";

    public static Option<string?> Create(string name, string description) =>
        new(name) { Description = $"{description} RUN is its id, the beginning of it, or 'last'.", HelpName = Value };
}
