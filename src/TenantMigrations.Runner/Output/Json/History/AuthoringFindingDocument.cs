namespace TenantMigrations.Runner;

/// <summary>What is wrong with a file of the project.</summary>
internal sealed record AuthoringFindingDocument(string RuleId, string Path, int? Line, int? Column, string Message);
