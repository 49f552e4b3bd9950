namespace TenantMigrations.Analysis;

/// <summary>All rules.</summary>
public static class RuleCatalog
{
    /// <summary>Where the rules' pages lie: the one place that help links are made from.</summary>
    public const string PagesBase = "docs/rules/";

    /// <summary>Every rule, by id.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Tm1001MalformedId.Rule,
        Tm1002DuplicateId.Rule,
        Tm1003MissingDependency.Rule,
        Tm1004DependencyCycle.Rule,
        Tm1005SelfDependency.Rule,
        Tm1006LaterDependency.Rule,
        Tm1007UnclearScope.Rule,
        Tm1008MissingUpPart.Rule,
        Tm1009MissingDownPart.Rule,
        Tm1010MalformedDirective.Rule,
        Tm1011PlaceholderMismatch.Rule,
        Tm1012UnusableClass.Rule,
        Tm1013EditedMigration.Rule,
        Tm1014MissingMigration.Rule,
        Tm1015LateMigration.Rule,
        Tm1016DuplicateDependency.Rule,
        Tm1017UnreadableLockFile.Rule,
        Tm1018NotUtf8.Rule,
        Tm1019UnusedAcceptance.Rule,
        Tm1020UnusableVerification.Rule,
        Tm1100SyntaxError.Rule,
        Tm1101TooDeepNesting.Rule,
        .. StatementRules.All.Select(static rule => rule.Rule),
        Tm9101MeaninglessProperty.Rule,
        Tm9102SecondRegistry.Rule,
        Tm9103MissingReference.Rule,
        Tm9104OldLanguage.Rule,
    ];
}
