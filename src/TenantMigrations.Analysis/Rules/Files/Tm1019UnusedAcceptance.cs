namespace TenantMigrations.Analysis;

internal static class Tm1019UnusedAcceptance
{
    public static Rule Rule { get; } = new("TM1019", "Accepted finding is not there", FindingSeverity.Warning, isConfigurable: true);

    public static Finding At(AcceptedFinding accepted) =>
        Rule.At(accepted.Place, accepted.Section == ScriptSection.Header
            ? $"{accepted.RuleId} is accepted in this migration, which has no such finding. Remove the line: left there, it would hide the next one."
            : accepted.Statement < 0
                ? $"{accepted.RuleId} is accepted here, but no statement follows. Write the line above the statement that it is about, or remove it."
                : $"{accepted.RuleId} is accepted here, but the statement below has no such finding. Remove the line: left there, it would hide the next one.");

    public static Finding Never(AcceptedFinding accepted)
    {
        var known = RuleCatalog.All.FirstOrDefault(rule => rule.Id == accepted.RuleId);
        return Rule.At(accepted.Place, known switch
        {
            null => $"There is no rule {accepted.RuleId}, so this accepts nothing. Remove the line, or correct the id.",
            { IsConfigurable: false } => $"{accepted.RuleId} ({known.Title}) cannot be accepted, since nothing sensible can be built in spite of it. Mend what it reports, and remove the line.",
            _ => $"{accepted.RuleId} ({known.Title}) is not accepted here: it is not about a statement. Set its severity for the whole project in a .globalconfig, or mend what it reports, and remove the line.",
        });
    }
}
