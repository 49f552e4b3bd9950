namespace TenantMigrations.Analysis;

/// <summary>
/// A rule on the statements of a migration: <c>TM2xxx</c> and up. It looks at one part at a time, of a file or of a class, and sees nothing else. A rule
/// claims what is certain from the text; what only may be so belongs on its page.
/// </summary>
internal abstract class StatementRule(string id, string title, FindingSeverity severity)
{
    /// <summary>What is fixed about it.</summary>
    public Rule Rule { get; } = new(id, title, severity, isConfigurable: true);

    /// <summary>Reports to <see cref="RulePart.Report"/> what is wrong in a part.</summary>
    public abstract void Check(RulePart part);
}
