using TenantMigrations.Analysis;

namespace TenantMigrations.Runner;

/// <summary>What is wrong with a file of the project, and how much.</summary>
internal sealed record LintFindingDocument(FindingSeverity Severity, string RuleId, string Path, int? Line, int? Column, string Message);
