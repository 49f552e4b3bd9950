using TenantMigrations.Analysis;

namespace TenantMigrations.Engine;

/// <summary>What an authoring verb found at a place of the project.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Path">The file, relative to the project's folder.</param>
/// <param name="Line">The line, from one; null where it is about the whole file.</param>
/// <param name="Column">The column, from one.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record AuthoringFinding(string RuleId, string Path, int? Line, int? Column, string Message)
{
    /// <summary>The id under which trouble without a rule of its own is shown.</summary>
    public const string NoRule = "TM9003";

    /// <summary>How bad it is. Default: an error, which keeps the verb from doing anything.</summary>
    public FindingSeverity Severity { get; init; } = FindingSeverity.Error;

    internal static AuthoringFinding Trouble(string path, string message) => new(NoRule, path, null, null, message);
}
