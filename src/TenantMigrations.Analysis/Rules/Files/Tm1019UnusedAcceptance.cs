namespace TenantMigrations.Analysis;

internal static class Tm1019UnusedAcceptance
{
    public static Rule Rule { get; } = new("TM1019", "Accepted finding is not there", FindingSeverity.Warning, isConfigurable: true);

    /// <summary>What could have been accepted, and was not found.</summary>
    public static Finding At(AcceptedFinding accepted) => Rule.At(accepted.Place, accepted switch
    {
        { Section: ScriptSection.Header } =>
            $"{accepted.RuleId} is accepted for this file, which has no such finding. Remove the line: left there, it would hide the next one.",
        { Statement: < 0 } =>
            $"{accepted.RuleId} is accepted here, but no statement follows. Move the line above the statement that it is about, or remove it.",
        _ =>
            $"{accepted.RuleId} is accepted here, but the statement below has no such finding. Remove the line: left there, it would hide the next one.",
    });

    /// <summary>What is accepted nowhere, or not in this place.</summary>
    public static Finding Never(AcceptedFinding accepted) => Rule.At(accepted.Place, RuleCatalog.All.FirstOrDefault(rule => rule.Id == accepted.RuleId) switch
    {
        null =>
            $"There is no rule {accepted.RuleId}, so this accepts nothing. Correct the id, or remove the line.",
        { IsConfigurable: false } rule =>
            $"{rule.Id} ({rule.Title}) cannot be accepted, since nothing sensible can be built in spite of it. Mend what it reports, and remove the line.",
        { } rule when Acceptance.IsOnDependencies(rule.Id) && accepted.Place.TypeName is null =>
            $"{rule.Id} ({rule.Title}) is about the header, not about a statement. Move the line above '-- migrate:up'.",
        { } rule when Acceptance.IsOnDependencies(rule.Id) =>
            $"{rule.Id} ({rule.Title}) is about [DependsOn], not about a statement. Remove the line, and write '#pragma warning disable {rule.Id}' above that attribute.",
        { } rule =>
            $"{rule.Id} ({rule.Title}) is not about a statement, so it cannot be accepted here. Mend what it reports, or set its severity for the whole project: 'dotnet_diagnostic.{rule.Id}.severity = none' in a .globalconfig.",
    });
}
