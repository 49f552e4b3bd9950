namespace TenantMigrations.Analysis;

/// <summary>What is fixed about a rule. Each has a file under <c>Rules/</c>, a page under <c>docs/rules/</c> and a test class, all named by its id.</summary>
public sealed class Rule
{
    internal Rule(string id, string title, FindingSeverity severity, bool isConfigurable)
    {
        Id = id;
        Title = title;
        Severity = severity;
        IsConfigurable = isConfigurable;
    }

    /// <summary>The id: <c>TM</c> and four digits. Never used again for something else.</summary>
    public string Id { get; }

    /// <summary>What the rule says, in a few words.</summary>
    public string Title { get; }

    /// <summary>The severity where nobody has set another.</summary>
    public FindingSeverity Severity { get; }

    /// <summary>False where the severity is fixed, because nothing sensible can be built in spite of the finding.</summary>
    public bool IsConfigurable { get; }

    /// <summary>Whether it is about statements, and so reported by an analyzer: <c>TM2xxx</c> to <c>TM5xxx</c>.</summary>
    public bool IsOnStatements => Id[2] is >= '2' and <= '5';

    /// <summary>The page that explains the rule.</summary>
    public string HelpLink => RuleCatalog.PagesBase + Id + ".md";

    internal Finding At(SourcePlace place, string message) => new(Id, Severity, place, message);
}
