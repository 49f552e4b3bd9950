namespace TenantMigrations.Analysis;

/// <summary>A finding that the author accepts: <c>-- tm:allow TM2004 reason</c>.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reason">Why it is accepted; never empty.</param>
/// <param name="Section">The header, the up or the down part.</param>
/// <param name="Statement">The index of the statement below it in its part; -1 in the header and below the last statement.</param>
/// <param name="Place">Where it is written.</param>
public sealed record AcceptedFinding(string RuleId, string Reason, ScriptSection Section, int Statement, SourcePlace Place);
