namespace TenantMigrations.Analysis;

/// <summary>What is wrong with a template's file.</summary>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column, from one.</param>
public sealed record ProjectTemplateError(string Message, int Line, int Column);
