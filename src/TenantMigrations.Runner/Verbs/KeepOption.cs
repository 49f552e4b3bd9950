using System.CommandLine;
using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>The option that settles a merge conflict in the lock file.</summary>
internal static class KeepOption
{
    public static Option<string?> Create(string choices, string description) => new("--keep") { Description = description, HelpName = choices };

    public static ConflictSide? Read(string? given, params ConflictSide[] choices)
    {
        if (given is null) return null;
        foreach (var side in choices)
            if (given.Equals(side.ToString(), StringComparison.OrdinalIgnoreCase)) return side;
        throw new UsageException($"--keep is {string.Join(" or ", choices.Select(side => side.ToString().ToLowerInvariant()))}, not '{Printable.Text(given)}'.");
    }
}
