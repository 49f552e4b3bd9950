namespace TenantMigrations.Analysis;

/// <summary>What a rule says about a place.</summary>
/// <param name="RuleId">The rule, such as <c>TM1003</c>; see <see cref="RuleCatalog"/>.</param>
/// <param name="Severity">The severity that the rule gives it.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong, why it matters and what to do next; one line.</param>
public sealed record Finding(string RuleId, FindingSeverity Severity, SourcePlace Place, string Message);
