using Microsoft.CodeAnalysis;
using TenantMigrations.Analysis;

namespace TenantMigrations.Generator.Reporting;

/// <summary>The rules, as the compiler wants them described.</summary>
internal static class Descriptors
{
    private const string Category = "TenantMigrations";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.All.ToDictionary(static rule => rule.Id, Describe, StringComparer.Ordinal);

    public static DiagnosticDescriptor Of(string ruleId) => ById[ruleId];

    private static DiagnosticDescriptor Describe(Rule rule) =>
        new(rule.Id, rule.Title, "{0}", Category, SeverityOf(rule.Severity), isEnabledByDefault: true, helpLinkUri: rule.HelpLink,
            customTags: rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);

    private static DiagnosticSeverity SeverityOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
