using System.CommandLine;

namespace TenantMigrations.Runner;

/// <summary>The options of verbs that write migrations.</summary>
internal sealed class WriteOptions
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Print what would be written; write nothing." };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a migration of the same name, as long as it is not released." };

    public void AddTo(Verb verb)
    {
        verb.Options.Add(_dryRun);
        verb.Options.Add(_force);
    }

    public bool IsDryRun(ParseResult arguments) => arguments.GetValue(_dryRun);

    public bool IsForced(ParseResult arguments) => arguments.GetValue(_force);
}
